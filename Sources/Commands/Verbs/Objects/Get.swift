import Cluster
import Kubernetes
import Narration

extension Command {
  static let get = Command(
    "get", origin: .kubectl, syntax: [.any(.resources)],
    flags: [
      .allNamespaces, .output, .selector, .fieldSelector, .showLabels, .labelColumns, .noHeaders, .sortBy,
      .watch, .watchOnly, .showKind, .filename, .kustomize, .ignoreNotFound, .showManagedFields, .template,
      .recursive, Flag("output-watch-events"), Flag("chunk-size", .required(.count)),
    ],
    help: .get, note: .get,
    examples: ["get nodes", "get pods -A -o wide", "get nodes -L topology.kubernetes.io/zone", "get events"]
  ) { session, given throws(CommandError) in
    let selection = try session.selection(of: given)
    let (groups, missing) = try session.found(selection, given)
    var output = CommandOutput()
    if !given.has(.watchOnly) { try session.show(groups, selection, given, into: &output) }
    for error in missing where !given.has(.ignoreNotFound) {
      output.print(error.told(in: session.language), to: .remarks)
      output.status = .failed
    }
    if given.has(.watch) || given.has(.watchOnly) { try session.watch(selection, given, into: &output) }
    return output
  }
}

extension Session {
  fileprivate func show(
    _ groups: [(kind: Kind, objects: [ClusterObject])], _ selection: ResourceSelection, _ given: Invocation,
    into output: inout CommandOutput
  ) throws(CommandError) {
    let format = try outputFormat(given)
    if case .document(let format) = format {
      let isList: Bool =
        switch selection {
        case .kinds: true
        case .named(let names): names.count > 1
        }
      output.print(try format.text(of: groups.flatMap(\.objects), asList: isList))
      return
    }
    let filled = groups.filter { !$0.objects.isEmpty }
    guard !filled.isEmpty else {
      if case .kinds(let kinds) = selection, !given.has(.ignoreNotFound) {
        let isNamespaced = kinds.contains { $0.isNamespaced } && !given.has(.allNamespaces)
        output.remark(
          StyledText(UpstreamText.noResourcesFound(in: isNamespaced ? namespace(of: given) : nil)))
      }
      return
    }
    for (index, group) in filled.enumerated() {
      if index > 0 { output.line("") }
      output.print(try table(group, of: groups.count, given, format).text(withHeader: !given.has(.noHeaders)))
    }
  }

  private func table(
    _ group: (kind: Kind, objects: [ClusterObject]), of kinds: Int, _ given: Invocation,
    _ format: OutputFormat
  ) throws(CommandError) -> ObjectTable {
    var options = ObjectTable.Options()
    options.isWide = format == .wide
    options.showsNamespace = given.has(.allNamespaces)
    options.showsLabels = given.has(.showLabels)
    options.labelColumns = given.list(.labelColumns)
    options.showsKind = kinds > 1 || given.has(.showKind)
    return ObjectTable(group.kind, try sorted(group.objects, given), in: world, options: options)
  }

  private func sorted(_ objects: [ClusterObject], _ given: Invocation) throws(CommandError) -> [ClusterObject]
  {
    guard let path = given[.sortBy] else { return objects }
    return try SortPath(path).sorted(objects)
  }

  /// Lets time run to idle, and shows each row as it changes; of what is gone its last row once more.
  fileprivate mutating func watch(
    _ selection: ResourceSelection, _ given: Invocation, into output: inout CommandOutput
  ) throws(CommandError) {
    let format = try outputFormat(given)
    var shown: [String: WatchedRow] = [:]
    let session = self
    func changes(in world: World, _ note: (StyledText) -> Void) throws(CommandError) {
      var view = session
      view.world = world
      let groups = try view.found(selection, given).groups
      var present: Set<String> = []
      for group in groups {
        let table = try view.table(group, of: groups.count, given, format)
        let age = table.header.firstIndex(of: "AGE")
        for (index, object) in group.objects.enumerated() {
          let key = "\(object.reference)"
          present.insert(key)
          let cells = table.rows[index].enumerated().filter { $0.offset != age }.map(\.element)
          guard shown[key]?.cells != cells else { continue }
          shown[key] = WatchedRow(cells: cells, line: table.line(index))
          note(table.line(index))
        }
      }
      for (key, row) in shown.sorted(by: { $0.key < $1.key }) where !present.contains(key) {
        shown[key] = nil
        note(row.line)
      }
    }
    try changes(in: world) { _ in }
    var lines = StyledText()
    var failure: CommandError?
    let halt = try letTimeRun(until: .idle) { _, world in
      do throws(CommandError) {
        try changes(in: world) { lines += $0 }
      } catch {
        failure = error
      }
      return failure == nil
    }
    if let failure { throw failure }
    output.print(lines)
    if halt == .reached { output.line(idleText(), to: .remarks) } else { tell(halt, into: &output) }
  }

  private struct WatchedRow {
    /// But for the age.
    let cells: [StyledText]
    let line: StyledText
  }
}
