"""Tawthiq reads reports of civilian harm and keeps who said what, in which words."""
