import Cluster
import Kubernetes
import Narration

extension Command {
  static let rolloutHistory = Command(
    "rollout history", origin: .kubectl, syntax: [.any(.resources)], flags: [.revision, .selector],
    help: .rollout,
    examples: ["create deployment web --image=nginx", "run until idle", "rollout history deployment/web"]
  ) { session, given throws(CommandError) in
    let target = try session.target(given.words, given)
    let revisions = try session.revisions(of: target)
    var output = CommandOutput()
    if let number = try given.integer(.revision), number > 0 {
      guard let revision = revisions.first(where: { $0.number == number }) else {
        throw .upstream(UpstreamText.noRevision(number))
      }
      output.line(StyledText(UpstreamText.withRevision(target.qualifiedName, number)))
      output.print(Description(revision.template).aligned)
      return output
    }
    output.line(StyledText("\(target.qualifiedName) "))
    let rows = revisions.map { [StyledText("\($0.number)"), StyledText($0.cause ?? "<none>")] }
    output.print(TextTable(header: ["REVISION", "CHANGE-CAUSE"], rows: rows).text)
    output.line("")
    return output
  }

  static let rolloutUndo = Command(
    "rollout undo", origin: .kubectl, syntax: [.any(.resources)], flags: [.toRevision, .dryRun, .output],
    help: .rollout,
    examples: [
      "create deployment web --image=nginx", "run until idle", "set image deployment/web nginx=nginx:1.27",
      "run until idle", "rollout undo deployment/web",
    ]
  ) { session, given throws(CommandError) in
    let target = try session.target(given.words, given)
    let revisions = try session.revisions(of: target)
    let wanted = try given.integer(.toRevision) ?? 0
    let chosen = wanted == 0 ? revisions.dropLast().last : revisions.first { $0.number == wanted }
    guard let chosen else {
      throw .upstream(
        wanted == 0
          ? UpstreamText.noHistory(target.kind, target.name) : UpstreamText.noRevision(wanted))
    }
    if chosen.template == target.template {
      var output = CommandOutput()
      output.line(StyledText(UpstreamText.skippedRollback(target.qualifiedName, chosen.number)))
      return output
    }
    return try session.edit([target], given, did: "rolled back") { (object) throws(CommandError) in
      _ = object.changeTemplate { $0 = chosen.template }
    }
  }
}

/// A template that a workload has or had.
private struct Revision {
  let number: Int
  /// What the student noted on it.
  let cause: String?
  let template: PodTemplate

  init(_ number: Int, _ metadata: ObjectMeta, _ template: PodTemplate) {
    self.number = number
    cause = metadata.annotations["kubernetes.io/change-cause"]
    self.template = template
  }
}

extension Session {
  /// The oldest first: a Deployment's are its ReplicaSets, those of others are kept apart.
  fileprivate func revisions(of target: ClusterObject) throws(CommandError) -> [Revision] {
    let (uid, namespace) = (target.metadata.uid, target.metadata.namespace)
    let all: [Revision]
    switch target.kind {
    case .deployment:
      all = world.objects.all(ReplicaSet.self, in: namespace)
        .filter { $0.metadata.controller?.uid == uid }
        .map { set in
          var template = set.template
          template.metadata.labels[WellKnown.podTemplateHash] = nil
          return Revision(set.revision, set.metadata, template)
        }
    case .statefulSet, .daemonSet:
      all = world.objects.all(ControllerRevision.self, in: namespace)
        .filter { $0.metadata.controller?.uid == uid }
        .map { Revision($0.revision, $0.metadata, $0.template) }
    default: throw .upstream(UpstreamText.noRollout(target.kind))
    }
    return all.sorted { $0.number < $1.number }
  }
}

extension ClusterObject {
  fileprivate var template: PodTemplate? {
    self.as(Deployment.self)?.template ?? self.as(DaemonSet.self)?.template
      ?? self.as(StatefulSet.self)?.template
  }
}

extension Description {
  fileprivate init(_ template: PodTemplate) { self.template(template) }
}
