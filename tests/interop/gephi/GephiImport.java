// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.util.*;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

/** Imports each graph file through Gephi's own pipeline (as "File > Open" does) and prints one JSON line per file. */
public class GephiImport {
    static String q(Object o) {
        if (o == null) return "null";
        if (o instanceof Number || o instanceof Boolean) return o.toString();
        if (o instanceof Object[]) o = Arrays.toString((Object[]) o);
        StringBuilder b = new StringBuilder("\"");
        for (char c : o.toString().toCharArray()) {
            if (c == '"' || c == '\\') b.append('\\').append(c);
            else if (c < 32) b.append(String.format("\\u%04x", (int) c));
            else b.append(c);
        }
        return b.append('"').toString();
    }

    static String attributes(Element e, Table t) {
        StringJoiner j = new StringJoiner(",", "{", "}");
        for (Column c : t) {                     // id, label and weight are printed apart; timeset is the spells
            Object v = c.isProperty() && !c.getId().equals("timeset") ? null : e.getAttribute(c);
            if (v != null) j.add(q(c.getTitle()) + ":" + q(v));
        }
        return j.toString();
    }

    static String columns(Table t) {
        StringJoiner j = new StringJoiner(",", "[", "]");
        for (Column c : t) j.add(q(c.getId() + "|" + c.getTitle() + "|" + c.getTypeClass().getSimpleName()));
        return j.toString();
    }

    static String run(File f, boolean lists) {
        StringJoiner out = new StringJoiner(",", "{", "}").add("\"file\":" + q(f.getName()));
        ProjectController pc = Lookup.getDefault().lookup(ProjectController.class);
        pc.newProject();
        Workspace ws = pc.getCurrentWorkspace();
        ImportController ic = Lookup.getDefault().lookup(ImportController.class);
        List<Report> reports = new ArrayList<>();
        long t0 = System.nanoTime();
        try {
            Container c = ic.importFile(f);
            reports.add(c.getReport());
            c.verify();                          // the desktop does this, importFile() does not: weight 0, ids, colours
            DefaultProcessor p = new DefaultProcessor();
            reports.add(p.getReport());          // process() sends later issues here, not to the container's report
            ic.process(c, p, ws);
            GraphModel gm = Lookup.getDefault().lookup(GraphController.class).getGraphModel(ws);
            Graph g = gm.getGraph();
            out.add("\"nodes\":" + g.getNodeCount()).add("\"edges\":" + g.getEdgeCount()).add("\"directed\":" + gm.isDirected());
            out.add("\"dynamic\":" + gm.isDynamic()).add("\"timeRepresentation\":" + q(gm.getConfiguration().getTimeRepresentation()));
            out.add("\"timeFormat\":" + q(gm.getTimeFormat())).add("\"timeBounds\":" + (gm.isDynamic() ? q(gm.getTimeBounds()) : "null"));
            Map<String, Integer> types = new TreeMap<>();
            for (Edge e : g.getEdges()) types.merge(String.valueOf(e.getTypeLabel()), 1, Integer::sum);
            StringJoiner tj = new StringJoiner(",", "{", "}");
            types.forEach((k, v) -> tj.add(q(k) + ":" + v));
            out.add("\"edgeTypes\":" + tj).add("\"nodeColumns\":" + columns(gm.getNodeTable())).add("\"edgeColumns\":" + columns(gm.getEdgeTable()));
            if (lists) {
                StringJoiner nj = new StringJoiner(",", "[", "]"), ej = new StringJoiner(",", "[", "]");
                for (Node n : g.getNodes())
                    nj.add("{\"id\":" + q(n.getId()) + ",\"label\":" + q(n.getLabel()) + ",\"x\":" + n.x() + ",\"y\":" + n.y() + ",\"size\":" + n.size()
                        + ",\"argb\":" + q(String.format("%08x", n.getRGBA())) + ",\"attributes\":" + attributes(n, gm.getNodeTable()) + "}");
                for (Edge e : g.getEdges())
                    ej.add("{\"id\":" + q(e.getId()) + ",\"source\":" + q(e.getSource().getId()) + ",\"target\":" + q(e.getTarget().getId())
                        + ",\"type\":" + q(e.getTypeLabel()) + ",\"label\":" + q(e.getLabel()) + ",\"weight\":" + e.getWeight() + ",\"directed\":" + e.isDirected()
                        + ",\"argb\":" + q(String.format("%08x", e.getRGBA())) + ",\"attributes\":" + attributes(e, gm.getEdgeTable()) + "}");
                out.add("\"nodeList\":" + nj).add("\"edgeList\":" + ej);
            }
        } catch (Throwable t) {
            while (t.getCause() != null) t = t.getCause();
            out.add("\"error\":" + q(t));
        }
        StringJoiner ij = new StringJoiner(",", "[", "]");
        for (Report r : reports)
            for (Iterator<Issue> it = r.getIssues(1000); it.hasNext();) {
                Issue i = it.next();
                ij.add(q(i.getLevel() + ": " + i.getMessage()));
            }
        pc.closeCurrentProject();
        return out.add("\"issues\":" + ij).add("\"ms\":" + (System.nanoTime() - t0) / 1000000).toString();
    }

    public static void main(String[] args) {
        boolean lists = !Arrays.asList(args).contains("--counts");
        for (String s : args) if (!s.equals("--counts")) System.out.println(run(new File(s), lists));
        System.exit(0);                          // NetBeans threads would keep the JVM alive
    }
}
