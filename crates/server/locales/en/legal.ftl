### Legal pages of a network whose operator has not put up pages of their own.

terms-intro = These terms hold for every firm on this network. The network operator may put their own in their place.
terms-business = Messages serve business between trading partners. Whoever writes does so in the name of their firm.
terms-reading = What you send can be read at the other firm and stays there, also when your account changes.
terms-keeping = Messages and files are kept unchanged for both firms. The network operator decides for how long.
terms-people = Each firm decides which of its people read and write, and keeps its contact information up to date.
terms-back = The upgrade to Enterprise can be taken back at any time. Old conversations stay readable.
legal-not-published = The network operator has not published this page yet.
legal-copyright-text = Kontor is free software under the Apache License, version 2.0. Messages and documents belong to the firms that sent them.
legal-security-text = If you find a security hole, tell the network operator before anybody else, with the steps that show it. Do not look at data that is not yours.
