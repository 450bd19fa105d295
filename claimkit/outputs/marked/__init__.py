"""HTML: the article with speakers, cues and contents marked, a legend, and a table of its claims.

It must survive where people look at it. A notebook that somebody else ran shows no ``<style>`` and
no script, only ``style`` attributes; two sets of claims in one notebook must not touch each other;
a colour may not be seen. So all looks are inline, and each content says in words whose it is and
how certain.

==========  ==========================================================================
pages       fills the templates
*.html      the templates
views       what is to be shown of one text, in the order in which it stands
paragraphs  the text, cut into paragraphs, lines and runs of words with the same marks
marks       which words are marked, and how
voices      the speakers: numbers and colours
==========  ==========================================================================
"""

from claimkit.outputs.marked.pages import to_html, write_page

__all__ = ["to_html", "write_page"]
