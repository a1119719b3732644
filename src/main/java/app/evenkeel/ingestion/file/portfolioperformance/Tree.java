package app.evenkeel.ingestion.file.portfolioperformance;

import app.evenkeel.ingestion.file.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The client file with its references followed. The program writes an object where it meets it
 * first, and from then on only where that was: as a path from the element that refers to it, or as
 * a number. Used by one thread.
 */
final class Tree {
    private static final String REFERENCE = "reference";
    private static final int MOST_HOPS = 16;

    private final IdentityHashMap<Node, Node> parents = new IdentityHashMap<>();
    private final Map<String, Node> byId = new HashMap<>();

    Tree(Node root) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            String id = node.attribute("id");
            if (!id.isEmpty()) {
                byId.putIfAbsent(id, node);
            }
            for (Node child : node.children()) {
                parents.put(child, node);
                open.push(child);
            }
        }
    }

    /** The element that is meant; {@code null} if a reference leads nowhere. */
    @Nullable Node resolve(Node node) {
        Node at = node;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            String reference = at.attribute(REFERENCE);
            if (reference.isEmpty()) {
                return at;
            }
            Node next = reference.startsWith(".") ? walk(at, reference) : byId.get(reference);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return null;
    }

    private @Nullable Node walk(Node from, String path) {
        Node at = from;
        for (String step : path.split("/", -1)) {
            Node next = step.equals("..") ? parents.get(at) : nth(at, step);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    /** A child by a step such as {@code security[2]}, counted from 1. */
    private static @Nullable Node nth(Node node, String step) {
        int bracket = step.indexOf('[');
        String name = bracket < 0 ? step : step.substring(0, bracket);
        int index = 1;
        if (bracket > 0 && step.endsWith("]")) {
            String number = step.substring(bracket + 1, step.length() - 1);
            if (!number.matches("[0-9]{1,8}")) {
                return null;
            }
            index = Integer.parseInt(number);
        }
        List<Node> same = node.children(name);
        return index >= 1 && index <= same.size() ? same.get(index - 1) : null;
    }

    /** The child of this name that is meant, or {@code null}. */
    @Nullable Node child(Node node, String... names) {
        for (String name : names) {
            Node child = node.child(name);
            if (child != null) {
                return resolve(child);
            }
        }
        return null;
    }

    /** The text of the child that is meant; empty if there is none. */
    String text(Node node, String name) {
        Node child = child(node, name);
        return child == null ? "" : child.text();
    }
}
