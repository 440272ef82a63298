"""The case report as a document to print: what it says, apart from how a page or a PDF sets it."""
