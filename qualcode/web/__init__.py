"""The workbench: pages, a JSON API and a live channel over one study, served locally.

May import `services` and below; FastAPI, Starlette, uvicorn and pydantic only here.
Nothing above it but `cli.serve`, which starts it. Main functions: `app.create_app`
makes the application, `serving.serve` runs it, `pages.router` holds the pages and
`routes` the API, one module per area.
"""
