import Cluster
import Commands
import Kubernetes
import Manifests
import Narration
import Observability

extension LessonDraft {
  /// A lesson made of a session that was recorded: each stretch of its commands a step, what each brought about its
  /// checks. All words are left to the author.
  ///
  /// - Parameters:
  ///   - script: a session script; blank lines and comments part its steps, comments become their text.
  ///   - session: one to play it in.
  /// - Throws: what went wrong when it was played.
  public init(folder: String, from script: String, in session: Session) throws(CommandError) {
    let id = String(folder.prefix { $0 != "-" })
    var played = session
    var stretches: [Stretch] = []
    var pending: [Stretch] = []
    for stretch in try Self.stretches(of: script) {
      let before = played.world
      for line in stretch.lines {
        let output = played.execute(line)
        let isExpected = output.status.isFailure == (line.comment?.trimmingBlanks() == ": fails")
        guard isExpected else {
          throw .say(AuthorMessage.draftStopped(line: line.number, command: line.text))
        }
      }
      var stretch = stretch
      stretch.checks = DraftCheck.found(from: before, to: played.world)
      pending.append(stretch)
      guard !stretch.checks.isEmpty else { continue }
      stretches.append(Stretch(joining: pending))
      pending = []
    }
    if let last = stretches.popLast() { stretches.append(Stretch(joining: [last] + pending)) }
    guard !stretches.isEmpty else { throw .say(AuthorMessage.nothingToCheck) }
    self.init(folder: folder, files: Self.files(id: id, stretches))
  }

  /// Commands that belong together.
  fileprivate struct Stretch {
    var comments: [String] = []
    var lines: [LogicalLine] = []
    var checks: [DraftCheck] = []

    init() {}

    init(joining parts: [Stretch]) {
      comments = parts.flatMap(\.comments)
      lines = parts.flatMap(\.lines)
      checks = parts.flatMap(\.checks)
    }
  }

  private static func stretches(of script: String) throws(CommandError) -> [Stretch] {
    let lines: [LogicalLine]
    do throws(ShellSyntaxError) {
      lines = try ShellParser.parse(script)
    } catch {
      throw .say(AuthorMessage.draftStopped(line: error.line, command: ""))
    }
    var stretches = [Stretch()]
    for line in lines where line.comment?.hasPrefix(":") != true || !line.statements.isEmpty {
      let last = stretches.count - 1
      if line.statements.isEmpty {
        if !stretches[last].lines.isEmpty { stretches.append(Stretch()) }
        if let comment = line.comment?.trimmingBlanks(), !comment.isEmpty {
          stretches[stretches.count - 1].comments.append(comment)
        }
      } else {
        stretches[last].lines.append(line)
      }
    }
    return stretches.filter { !$0.lines.isEmpty }
  }

  private static func files(id: String, _ stretches: [Stretch]) -> [File] {
    var structure = head(id: id, titles: [:])
    var solution = "#: bancada 1\n#: lesson \(id)\n"
    var prose = "# …\n\n…\n"
    for (index, stretch) in stretches.enumerated() {
      structure += "  - id: step-\(index + 1)\n    checks:\n"
      let commands = stretch.lines.map(\.text).joined(separator: "\n")
      let text = stretch.comments.isEmpty ? "…" : stretch.comments.joined(separator: "\n")
      prose += "\n## step-\(index + 1)\n\n\(text)\n\n```console\n\(commands)\n```\n"
      solution += commands + "\nnext\n"
      for check in stretch.checks {
        structure += "      - id: \(check.id)\n        points: 2\n        \(check.condition)\n"
        prose += "\n### \(check.id)\n\n- pass: …\n- fail: …\n"
        prose += String(repeating: "- hint: …\n", count: LessonTrials.hintsWanted)
      }
    }
    prose += "\n## \(LessonProse.recapID)\n\n- …\n"
    return [
      File(path: "lesson.yaml", text: structure), File(path: "start.bancada", text: opening(of: id)),
      File(path: "solution.bancada", text: solution),
    ] + Language.allCases.map { File(path: "\($0.rawValue).md", text: prose) }
  }
}

/// A check that a stretch of a session suggests: something that it brought about.
struct DraftCheck: Equatable {
  let id: String
  /// As it stands in `lesson.yaml`.
  let condition: String

  /// What is in a world and was not in the one before, that a lesson would ask for.
  static func found(from before: World, to after: World) -> [DraftCheck] {
    objects(before, after) + running(before, after) + nodes(before, after) + disruptions(before, after)
  }

  /// Those whose objects the cluster makes by itself say nothing of what a student did.
  private static let kinds: [Kind] = Kinds.all.map(\.kind).filter { kind in
    let ownWork: [Kind] = [
      .pod, .node, .nodeClaim, .replicaSet, .event, .csiNode, .volumeAttachment, .controllerRevision,
      .endpointSlice,
    ]
    return !ownWork.contains(kind) && kind.name != "Lease"
  }

  /// Objects that the student wrote, workloads with their replicas.
  private static func objects(_ before: World, _ after: World) -> [DraftCheck] {
    kinds.flatMap { kind -> [DraftCheck] in
      let known = before.objects(of: kind).map { Written($0) }
      return after.objects(of: kind).filter { $0.metadata.controller == nil }.map { Written($0) }
        .filter { !known.contains($0) }.map { object in
          let place =
            kind.isNamespaced && object.namespace != "default" ? ", namespace: \(object.namespace)" : ""
          let match = object.replicas.map { ", match: {spec: {replicas: \($0)}}" } ?? ""
          return DraftCheck(
            id: "\(kind.singular)-\(object.name)".asLessonWord,
            condition: "assert: {kind: \(kind.name), name: \(object.name)\(place)\(match)}")
        }
    }
  }

  /// What of an object tells whether the student changed it.
  private struct Written: Equatable {
    let name: String
    let namespace: String
    let replicas: String?
    let generation: Int

    init(_ object: ClusterObject) {
      name = object.name
      namespace = object.metadata.namespace
      replicas = object.json["spec"]?["replicas"]?.leafText
      generation = object.metadata.generation
    }
  }

  /// Deployments all of whose Pods have come to run.
  private static func running(_ before: World, _ after: World) -> [DraftCheck] {
    after.objects.deployments.values.compactMap { deployment in
      let wanted = deployment.replicas
      let earlier = before.objects.find(Deployment.self, deployment.name)?.status.availableReplicas ?? 0
      guard wanted > 0, deployment.status.availableReplicas == wanted, earlier != wanted else { return nil }
      return DraftCheck(
        id: "\(deployment.metadata.name)-available".asLessonWord,
        condition: "assert: {kind: Deployment, name: \(deployment.metadata.name), "
          + "match: {status: {availableReplicas: \(wanted)}}}")
    }
  }

  /// How many nodes Karpenter has come to have.
  private static func nodes(_ before: World, _ after: World) -> [DraftCheck] {
    let count = { (world: World) in
      world.objects.nodes.values.count { $0.metadata.labels[WellKnown.nodePool] != nil }
    }
    guard count(before) != count(after) else { return [] }
    return [
      DraftCheck(
        id: "nodes",
        condition: "assert: {kind: Node, selector: \(WellKnown.nodePool), count: \(count(after))}")
    ]
  }

  /// Disruptions that were carried out.
  private static func disruptions(_ before: World, _ after: World) -> [DraftCheck] {
    var checks: [DraftCheck] = []
    for record in after.decisions.since(before.decisions.last?.id) where record.recordName == "DisruptionPass"
    {
      let facts = record.facts
      guard facts["stage"]?.string == "carriedOut", let reason = facts["reason"]?.string else { continue }
      let check = DraftCheck(
        id: "disrupted-\(reason)".asLessonWord,
        condition: "decision: {record: DisruptionPass, where: {stage: carriedOut, reason: \(reason)}}")
      if !checks.contains(check) { checks.append(check) }
    }
    return checks
  }
}

extension String {
  /// As an id: other characters become hyphens.
  fileprivate var asLessonWord: String {
    String(lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
