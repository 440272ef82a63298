"""Timestamps by RFC 3161: a request for a hash, and whether an answer fits it. Needs the extra `proof`; no network."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from tawthiq.errors import CaseError

_ODD = (ValueError, TypeError, KeyError)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an answer says: the time (UTC), who signed it, and whether a root that the user trusts vouches for them."""

    time: str
    signer: str
    is_trusted: bool


def request(message: bytes) -> bytes:
    """A request (application/timestamp-query) for the SHA-256 of `message`, that asks for the signer's certificate.

    It has no nonce: each head of a log is asked for once, and the same head gives the same request.
    """
    builder = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256)
    return builder.nonce(nonce=False).cert_request(cert_request=True).build().as_bytes()


def imprint(answer: bytes, name: str) -> str:
    """The hash that an answer is about, as hexadecimal digits. Raises CaseError where it is no answer that grants."""
    return _decode(answer, name).tst_info.message_imprint.message.hex()


def check(answer: bytes, digest: str, roots: bytes | None, name: str) -> Stamp:
    """Check an answer's signature and that it is about the SHA-256 `digest`.

    `roots` are certificates in PEM that the user trusts; without them those in the answer itself must do, which shows
    that the answer is whole and not who gave it. Certificates must have been valid at the answer's time.
    Raises CaseError, which calls the answer `name`.
    """
    response = _decode(answer, name)
    inside = [x509.load_der_x509_certificate(one) for one in response.signed_data.certificates]
    try:
        trusted = x509.load_pem_x509_certificates(roots) if roots else []
    except ValueError as error:
        raise CaseError(f"the root certificates are no PEM: {error}") from error
    try:
        VerifierBuilder(roots=trusted or inside).build().verify(response, bytes.fromhex(digest))
    except (VerificationError, ValueError) as error:
        remedy = "is it the answer to this request, and are these the roots of who gave it?"
        raise CaseError(f"{name}: does not fit: {error}; {remedy}") from error
    time = response.tst_info.gen_time.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Stamp(time, _signer(response, inside), bool(trusted))


def certificates(answer: bytes, name: str) -> bytes:
    """The certificates in an answer, as PEM."""
    found = sorted(_decode(answer, name).signed_data.certificates)
    return b"".join(x509.load_der_x509_certificate(one).public_bytes(Encoding.PEM) for one in found)


def _decode(answer: bytes, name: str) -> TimeStampResponse:
    try:
        status = tsp.TimeStampResp.load(answer, strict=True)["status"]
        if status["status"].native != "granted":
            why = " ".join(status["status_string"].native or []) or status["status"].native
            raise CaseError(f"{name}: the timestamp was not granted: {why}; ask again")
        return decode_timestamp_response(_sorted(answer))
    except _ODD as error:
        raise CaseError(f"{name}: not an answer to a timestamp request (RFC 3161): {error}") from error


def _sorted(answer: bytes) -> bytes:
    """An answer with its certificates in the order of DER, which the decoder insists on and many servers do not keep.

    The signature is not over them.
    """
    whole = tsp.TimeStampResp.load(answer)
    signed = whole["time_stamp_token"]["content"]
    found = sorted(one.dump() for one in signed["certificates"] or ())
    if found:
        signed["certificates"] = cms.CertificateSet([cms.CertificateChoices.load(one) for one in found])
    return bytes(whole.dump())


def _signer(response: TimeStampResponse, inside: list[x509.Certificate]) -> str:
    """The name of the certificate that signed, as RFC 4514 writes it."""
    (info,) = response.signed_data.signer_infos
    for one in inside:
        if one.serial_number == info.serial_number and one.issuer == info.issuer:
            return one.subject.rfc4514_string()
    return info.issuer.rfc4514_string()
