import Cluster
import Kubernetes
import Narration

extension Command {
  static let get = Command(
    "get", origin: .kubectl, syntax: [.any(.resources)],
    flags: [
      .allNamespaces, .output, .selector, .fieldSelector, .showLabels, .labelColumns, .noHeaders, .sortBy,
      .watch, .watchOnly, .showKind, .filename, .ignoreNotFound, .showManagedFields,
    ],
    help: .get,
    examples: ["get nodes", "get pods -A -o wide", "get nodes -L topology.kubernetes.io/zone", "get events"]
  ) { session, given throws(CommandError) in
    let selection =
      given[.filename] == nil
      ? try session.selection(given.words) : try session.selection(ofFiles: given.all(.filename), given)
    let (groups, missing) = try session.found(selection, given)
    var output = CommandOutput()
    try session.show(groups, selection, given, into: &output)
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
    let format = try OutputFormat(given[.output])
    if case .document(let format) = format {
      let isList: Bool =
        switch selection {
        case .kinds: true
        case .named(let names): names.count > 1
        }
      output.print(format.text(of: groups.flatMap(\.objects), asList: isList))
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

  /// Lets time run to idle, and shows each row as it changes.
  fileprivate mutating func watch(
    _ selection: ResourceSelection, _ given: Invocation, into output: inout CommandOutput
  ) throws(CommandError) {
    guard case .kinds = selection else { return }
    let format = try OutputFormat(given[.output])
    var shown: [String: [StyledText]] = [:]
    let session = self
    func changes(in world: World, _ note: (StyledText) -> Void) throws(CommandError) {
      var view = session
      view.world = world
      for group in try view.found(selection, given).groups {
        let table = try view.table(group, of: 1, given, format)
        let age = table.header.firstIndex(of: "AGE")
        for (index, object) in group.objects.enumerated() {
          let signature = table.rows[index].enumerated().filter { $0.offset != age }.map(\.element)
          let key = "\(object.reference)"
          guard shown[key] != signature else { continue }
          shown[key] = signature
          note(table.line(index))
        }
      }
    }
    try changes(in: world) { _ in }
    var lines = StyledText()
    var failure: CommandError?
    let limit = Self.stepLimit
    try move { (next: inout World) throws(CommandError) in
      var steps = 0
      next.runUntilIdle { _, world in
        do throws(CommandError) {
          try changes(in: world) { lines += $0 }
        } catch {
          failure = error
        }
        steps += 1
        return failure == nil && steps < limit
      }
    }
    if let failure { throw failure }
    output.print(lines)
  }
}
