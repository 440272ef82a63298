"""Signatures with Ed25519: a key of one's own in a file, and what it signed. Needs the extra `proof`."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from tawthiq.errors import CaseError

_ODD = (ValueError, TypeError, UnsupportedAlgorithm)


def make_key(path: Path) -> None:
    """Write a new private key (PKCS #8, PEM) that its owner alone can read. Raises CaseError where a file is there."""
    data = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CaseError(f"{path}: a key cannot be written there: {error.strerror}") from error
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)


def read_key(path: Path) -> Ed25519PrivateKey:
    """The private key in a PEM file. Raises CaseError where there is none of Ed25519, or one with a password."""
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except OSError as error:
        raise CaseError(f"{path}: the key cannot be read: {error.strerror}") from error
    except _ODD as error:
        remedy = "make one with: openssl genpkey -algorithm ed25519 -out FILE"
        raise CaseError(f"{path}: no private key without a password: {error}; {remedy}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise CaseError(f"{path}: not an Ed25519 key; make one with: openssl genpkey -algorithm ed25519 -out FILE")
    return key


def public_pem(key: Ed25519PrivateKey) -> bytes:
    """The public half of a key, as others need it to check signatures."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(pem: bytes) -> str:
    """The SHA-256 of a public key in DER (SubjectPublicKeyInfo), as hexadecimal digits. Raises CaseError if no key."""
    der = _public(pem).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(der).hexdigest()


def signed_by(pem: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the owner of a public key signed these bytes. Raises CaseError where it is no key."""
    try:
        _public(pem).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _public(pem: bytes) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(pem)
    except _ODD as error:
        raise CaseError(f"no public key: {error}") from error
    if not isinstance(key, Ed25519PublicKey):
        raise CaseError("the public key is not one of Ed25519")
    return key
