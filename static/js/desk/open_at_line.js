// Whoever comes from the dashboard is led to the line that its address names: ?line=3#id_body. After a save that
// was refused, what is to be mended stands elsewhere.
const line = Number(new URLSearchParams(location.search).get("line"));
const field = location.hash.match(/^#id_(\w+)$/)?.[1];
if (line && field && desk.about.unsaved !== "yes") desk.goTo(field, line);
