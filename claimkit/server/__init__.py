"""The service and its page: ``claimkit serve``.

============  ====================================================================================
serving       runs the service until it is ended
app           the application: its routes, and what stands before them
endpoints     what each route does
openapi       the description of the service, made of the table of operations and the types
operations    the table of operations
bodies        reading the bodies of requests
guards        hosts, headers and the log of all requests
service       the settings, and the processes that work
pool          worker processes, each with one task at a time
jobs          what worker processes do: extract, check, show, export
articles      the marked article with its claims, as the page shows it
findings      the marked draft with its findings, as the page shows it
pieces        the marked text as runs of words
templates     fills the templates
exports       the formats in which claims are taken away
corrections   what an editor changes in claims
additions     a claim that an editor adds
rewording     words that an editor chooses for a claim's parts
nesting       which claim each is made in, when claims have been corrected
requests      what may be asked, and reading it
answers       what is answered, and writing it
schemas       how parts of the description refer to its schemas
problems      errors, as RFC 9457 wants them
settings      limits and addresses
============  ====================================================================================

Requests are never kept, and their texts are never logged.
"""
