"""Who is quoted, and how: an audit of sources.

It counts what newsrooms count: who is named, unnamed, or anonymous on request; officials, other
persons, bodies and documents; in what part of life they speak; by what way their words came; and
how many words, and words of direct speech, each has. The kinds of sources are those of Source
Matters (American Press Institute) and of the Journalism and Media Ethics group at Santa Clara
University, as far as a text tells them. Gender, age and origin are not inferred: a text does not
tell them, and a guess from a name is often wrong. See docs/audit.md.
"""

from claimkit.auditing.audit import Audit, audit_groups
from claimkit.auditing.quoted import Quoted
from claimkit.auditing.scheme import Channel, Naming, Role, SourceKind
from claimkit.auditing.shares import Share

__all__ = ["Audit", "Channel", "Naming", "Quoted", "Role", "Share", "SourceKind", "audit_groups"]
