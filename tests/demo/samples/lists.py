"""Sheets that are no rosters: entries of a resource guide, and numbers per district and month; all of it made up."""

GUIDE = """\
Resource guide (made up),,,,,,
Resource,Website,Type of service,Service area,Culturally specific,Last reviewed,Next review
Harbor House North,https://harbor.example/north,Shelter,Lane County,No,2025-07-01,2026-07-01
Camino Seguro,https://camino.example,Advocacy and case management,Marion and Polk Counties,Yes,2025-07-01,2026-01-15
Juniper Legal Aid,https://juniper.example/aid,Legal help,Statewide,No,2025-06-12,
Two Rivers Healing Circle,,Peer support,Umatilla County,Yes,2025-06-20,2025-12-20
Lantern Youth Drop-in,ask the desk,Drop-in center,Multnomah County,No,2025-07-08,
"""
NUMBERS = """\
"Screenings completed per district and month (made up, for trying the import)",,,,
District,Apr 2025,May 2025,Jun 2025,Jul 2025
District 1,11,9,12,14
District 2,64,70,81,77
District 3,38,41,40,47
District 4,22,25,24,30
District 5,31,29,35,36
District 6,12,13,11,15
District 7,6,4,7,9
District 8,27,30,28,33
District 9,5,3,6,8
District 10,14,12,15,17
District 11,9,10,8,12
District 12,7,6,9,9
District 13,3,5,4,6
District 14,4,6,5,7
District 15,26,28,31,30
District 16,35,37,42,44
Statewide,314,328,358,394
Source: a made-up monthly report,,,,
"""


def guide() -> bytes:
    """Give entries of a resource guide, one with a link that is none."""
    return GUIDE.encode()


def numbers() -> bytes:
    """Give how many screenings were completed, district by district and month by month."""
    return NUMBERS.encode()
