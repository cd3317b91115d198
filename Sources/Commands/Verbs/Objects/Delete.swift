import Cluster
import Kubernetes
import Narration

extension Command {
  static let delete = Command(
    "delete", origin: .kubectl, syntax: [.any(.resources)],
    flags: [
      .filename, .kustomize, .recursive, .selector, .fieldSelector, .all, .allNamespaces, .ignoreNotFound,
      .gracePeriod,
      .force, .now, .cascade, .wait, .timeout, .dryRun, .output,
    ],
    help: .delete, examples: ["create deployment web --image=nginx", "delete deployment web"]
  ) { session, given throws(CommandError) in
    var output = CommandOutput()
    let selection = try session.selection(of: given)
    if case .kinds = selection, !given.has(.all), given[.selector] == nil, given[.fieldSelector] == nil {
      throw .upstream(UpstreamText.nameRequired)
    }
    let (found, missing) = try session.found(selection, given)
    let targets = found.flatMap(\.objects)
    for error in missing where !given.has(.ignoreNotFound) {
      output.print(error.told(in: session.language), to: .remarks)
      output.status = .failed
    }
    guard !targets.isEmpty else {
      if output.status == .done { output.line(StyledText(UpstreamText.noResourcesFound(in: nil))) }
      return output
    }
    let grace = given.has(.now) ? 1 : given.has(.force) ? 0 : try given.integer(.gracePeriod)
    let dryRun = try given.dryRun()
    if dryRun == .none {
      try session.change(given) { (world: inout World) throws(CommandError) in
        // A namespace among them takes others of them along.
        for object in targets where world.object(object.reference) != nil {
          do throws(APIError) {
            try world.delete(object.reference, gracePeriodSeconds: grace)
          } catch {
            throw .server(error)
          }
        }
      }
    }
    for object in targets {
      if given[.output] == "name" {
        output.line(StyledText(object.qualifiedName, style: .name))
      } else {
        output.line(
          StyledText(
            UpstreamText.deleted(
              object.kind.qualifiedSingular, object.name,
              namespace: object.kind.isNamespaced ? object.metadata.namespace : nil, isForced: grace == 0,
              dryRun: dryRun)))
      }
    }
    return output
  }
}
