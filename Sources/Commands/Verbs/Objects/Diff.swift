import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let diff = Command(
    "diff", origin: .kubectl,
    flags: [.filename, .kustomize, .recursive, .selector, .serverSide, .prune, .force], help: .diff,
    examples: ["apply -f nginx-50.yaml", "diff -f nginx-50.yaml"]
  ) { session, given throws(CommandError) in
    guard given.namesFiles else {
      throw .upstream(UpstreamText.diffNeedsFilename)
    }
    var copy = session
    var differs = false
    var output = try copy.forEachObject(in: try session.manifests(given), given) {
      copy, resource, document throws(CommandError) in
      let reference = ClusterObject(resource)?.reference
      let live = reference.flatMap { copy.world.object($0) }
      _ = try copy.apply(resource, document, given)
      let merged = reference.flatMap { copy.world.object($0) }
      let shown = Session.difference(live, merged)
      differs = differs || !shown.isEmpty
      return CommandOutput(shown)
    }
    if differs, output.status == .done { output.status = .negative }
    return output
  }
}

extension Session {
  /// What would change of one object, as `diff -u` has it; empty when nothing would.
  fileprivate static func difference(_ live: ClusterObject?, _ merged: ClusterObject?) -> StyledText {
    guard let merged else { return StyledText() }
    var wanted = merged
    if let live { wanted.metadata.resourceVersion = live.metadata.resourceVersion }
    wanted.metadata.annotations[WellKnown.lastApplied] = live?.metadata.annotations[WellKnown.lastApplied]
    let old = live.map { YAMLWriter.text($0.json).lines } ?? []
    let diff = UnifiedDiff(old, YAMLWriter.text(wanted.json).lines)
    guard !diff.isEmpty else { return StyledText() }
    let group = merged.kind.apiVersion.replacing("/", with: ".")
    let name = [group, merged.kind.name, merged.metadata.namespace, merged.name].joined(separator: ".")
    var text = StyledText(
      "diff -u -N LIVE/\(name) MERGED/\(name)\n--- LIVE/\(name)\n+++ MERGED/\(name)\n", style: .heading)
    for line in diff.hunks {
      let style: StyledText.Style =
        switch line.first {
        case "+": .success
        case "-": .refusal
        case "@": .dim
        default: .plain
        }
      text += StyledText(line + "\n", style: style)
    }
    return text
  }
}
