package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.util.ArrayDeque;
import java.util.Deque;

/** Puts elements together as a visitor directs, within limits on depth, number and text. */
final class Walk {
    private final Document.Visitor visitor;
    private final String fileName;
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;
    private int held;
    private long heldText;

    /**
     * An element that has begun.
     *
     * @param text what stood in it so far
     */
    private record Open(String path, Node node, Document.Step step, StringBuilder text) {}

    Walk(Document.Visitor visitor, String fileName) {
        this.visitor = visitor;
        this.fileName = fileName;
    }

    /** An element begins; its attributes are known as far as they are in {@code node}. */
    void begin(Node node) {
        Open parent = open.peek();
        if (open.size() >= FileLimits.MAX_DEPTH) {
            throw limit(node.line(), FileLimits.MAX_DEPTH, "levels");
        }
        if (++elements > FileLimits.MAX_ROWS * 4) {
            throw limit(node.line(), FileLimits.MAX_ROWS * 4L, "elements");
        }
        node.place(elements);
        if (node.attributes().size() > FileLimits.MAX_COLUMNS) {
            throw limit(node.line(), FileLimits.MAX_COLUMNS, "attributes");
        }
        if (parent != null && parent.step() == Document.Step.SKIP) {
            open.push(skipped(parent));
            return;
        }
        String path = parent == null ? node.name() : parent.path() + "/" + node.name();
        if (parent != null && parent.step() == Document.Step.TAKE) {
            if (visitor.leavesOut(path)) {
                open.push(skipped(parent));
                return;
            }
            hold(node);
            parent.node().add(node);
            open.push(new Open(path, node, Document.Step.TAKE, new StringBuilder()));
            return;
        }
        Document.Step step = visitor.open(path, node);
        if (step == Document.Step.TAKE) {
            held = 0;
            heldText = 0;
            hold(node);
        }
        open.push(new Open(path, node, step, new StringBuilder()));
    }

    private static Open skipped(Open parent) {
        return new Open("", parent.node(), Document.Step.SKIP, parent.text());
    }

    private void hold(Node node) {
        if (++held > FileLimits.MAX_NODES) {
            throw limit(node.line(), FileLimits.MAX_NODES, "elements at once");
        }
        node.attributes().forEach((key, value) -> holdText(node, value.length()));
    }

    private void holdText(Node node, int length) {
        heldText += length;
        if (heldText > FileLimits.MAX_HELD_TEXT) {
            throw limit(node.line(), FileLimits.MAX_HELD_TEXT, "characters at once");
        }
    }

    /** A plain value within the innermost element, where values come one by one. */
    void attribute(String key, String value) {
        Open top = open.peek();
        if (top == null || top.step() == Document.Step.SKIP) {
            return;
        }
        if (top.step() == Document.Step.TAKE) {
            holdText(top.node(), value.length());
        }
        if (top.node().attributes().size() >= FileLimits.MAX_COLUMNS) {
            throw limit(top.node().line(), FileLimits.MAX_COLUMNS, "attributes");
        }
        top.node().put(key, value);
    }

    /** Text within the innermost element. */
    void text(String value) {
        Open top = open.peek();
        if (top == null || top.step() == Document.Step.SKIP) {
            return;
        }
        if (top.step() == Document.Step.TAKE) {
            holdText(top.node(), value.length());
            top.text().append(value);
        } else if (top.text().length() < FileLimits.MAX_CELL) {
            top.text().append(value);
        }
    }

    /** The innermost element ends. */
    void end() {
        Open ended = open.pop();
        Open parent = open.peek();
        if (ended.step() == Document.Step.SKIP) {
            return;
        }
        ended.node().text(ended.text().toString());
        boolean isWhole = parent == null || parent.step() == Document.Step.DESCEND;
        if (ended.step() == Document.Step.TAKE && isWhole) {
            visitor.taken(ended.path(), ended.node());
        }
    }

    private EvenkeelException limit(long line, long limit, String what) {
        return new EvenkeelException(
                Problem.of(
                        ProblemCode.DOCUMENT_LIMIT,
                        fileName,
                        String.valueOf(line),
                        String.valueOf(limit),
                        what));
    }
}
