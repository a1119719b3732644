#!/usr/bin/env python3
"""A small window that offers the given files to be dragged, as a file manager would.

Usage: drag-source.py FILE...      Needs python3-gi and gir1.2-gtk-3.0. Ends when the drag has ended.
"""
import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uris = [pathlib.Path(name).resolve().as_uri() for name in sys.argv[1:]]
window = Gtk.Window(title="drag-source", type=Gtk.WindowType.POPUP)
window.set_default_size(120, 60)
window.move(0, 0)
handle = Gtk.EventBox()
handle.add(Gtk.Label(label="files"))
handle.drag_source_set(
    Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new("text/uri-list", 0, 0)], Gdk.DragAction.COPY
)
handle.connect("drag-data-get", lambda w, context, data, info, time: data.set_uris(uris))
handle.connect("drag-end", lambda *ignored: GLib.timeout_add(200, Gtk.main_quit))
window.add(handle)
window.show_all()
GLib.timeout_add_seconds(60, Gtk.main_quit)
Gtk.main()
