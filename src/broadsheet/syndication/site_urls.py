"""Addresses of the whole site, for crawlers and for browsers that look for an icon."""

from django.urls import path, re_path

from broadsheet.syndication import site_views

urlpatterns = [
    path("favicon.ico", site_views.favicon),
    path("robots.txt", site_views.robots),
    path("sitemap.xml", site_views.sitemap_index),
    path("sitemap-pages.xml", site_views.sitemap_of_pages),
    path("news-sitemap.xml", site_views.news_sitemap),
    re_path(
        r"^sitemap-(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<part>[1-9][0-9]{0,3}))?\.xml$",
        site_views.sitemap_of_month,
    ),
]
