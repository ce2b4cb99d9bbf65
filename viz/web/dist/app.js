document.title="newsgraph";
