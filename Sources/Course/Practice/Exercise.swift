import Cloud
import Cluster
import Commands
import Kubernetes
import Narration
import Observability
import Scheduling

/// A small cluster, a question about it, and what the engine answers.
struct Exercise: Sendable {
  let topic: PracticeTopic
  let level: Int
  let seed: UInt64
  let draft: ExerciseDraft
  /// As the student finds it.
  let world: World
  let answer: Answer
  /// The decisions that gave the answer.
  let records: [DecisionRecord]

  enum Answer: Equatable, Sendable {
    /// Which nodes; none is an answer too.
    case nodes([String])
    case text(String)
    case number(Int)
    /// Within two percent.
    case usd(Double)
  }

  /// Draws are tried until one is worth asking.
  private static let attempts = 40

  /// - Returns: nil when no draw came to a question worth asking.
  init?(_ topic: PracticeTopic, level: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed, purpose: "practice", object: "\(topic.rawValue)/\(level)")
    for _ in 0..<Self.attempts {
      let draft = topic.draw(level: level, random: &random)
      guard let world = World(draft, seed: seed), let (answer, records) = draft.solve(in: world),
        draft.isWorthAsking(answer)
      else { continue }
      self.topic = topic
      self.level = level
      self.seed = seed
      self.draft = draft
      self.world = world
      self.answer = answer
      self.records = records
      return
    }
    return nil
  }
}

extension World {
  /// The cluster of an exercise, settled; nil when its manifests are no good.
  fileprivate init?(_ draft: ExerciseDraft, seed: UInt64) {
    var options = Options()
    options.seed = seed
    var session = Session(world: draft.base == .course ? .course(options: options) : World(options: options))
    func does(_ command: String) -> Bool { !session.execute(command).status.isFailure }
    let apply = { (manifests: String) in "kubectl apply -f - <<'EOF'\n\(manifests)\nEOF" }
    switch draft.base {
    case .bare: guard does(apply(draft.clusterManifests)), does("run 30s") else { return nil }
    case .course: guard does("catalog use teaching") else { return nil }
    }
    guard does(apply(draft.manifest)), draft.commands.allSatisfy(does) else { return nil }
    self = session.world
  }
}

// MARK: - Asking the engine

extension ExerciseDraft {
  /// What comes of the cluster when time runs, and by which decisions; nil when nothing answers the question.
  fileprivate func solve(in world: World) -> (Exercise.Answer, [DecisionRecord])? {
    var world = world
    let before = world.decisions.last?.id
    switch question {
    case .nodesThatPass:
      guard let (record, placement) = world.placementOfApp(), let sheet = placement.sheet else { return nil }
      return (.nodes(sheet.nodes.filter { $0.filter == .fits }.map(\.node.text)), [record])
    case .nodeChosen:
      guard let (record, placement) = world.placementOfApp(), case .bound(let node) = placement.outcome,
        placement.bestCount == 1
      else { return nil }
      return (.text(node.text), [record])
    case .instanceType:
      world.run(until: world.now + .seconds(3 * 60))
      let made = world.objects.nodes.values.filter { $0.metadata.labels[WellKnown.nodePool] != nil }
      guard made.count == 1, let type = made[0].metadata.labels[WellKnown.instanceType] else { return nil }
      let records = world.decisions.since(before).filter {
        $0.recordName == "ProvisioningRound" || $0.isLaunch
      }
      return (.text(type), records)
    case .nodesLeft(let duration):
      world.run(until: world.now + duration)
      let records = world.decisions.since(before).filter { $0.recordName == "DisruptionPass" }
      return (
        .number(world.objects.nodes.values.count { $0.metadata.labels[WellKnown.nodePool] != nil }), records
      )
    case .disruptedAtOnce(let duration):
      world.run(until: world.now + duration)
      let passes = world.disruptions(since: before, where: [("stage", "carriedOut")])
      let first = passes.first?.facts["candidates"]?.int ?? 0
      return (.number(Int(first)), passes.isEmpty ? [] : [passes[0]])
    case .replacedByDrift(let duration):
      world.run(until: world.now + duration)
      let passes = world.disruptions(since: before, where: [("stage", "carriedOut"), ("reason", "Drifted")])
      return (.number(passes.reduce(0) { $0 + Int($1.facts["candidates"]?.int ?? 0) }), passes)
    case .lowestAvailable(let duration):
      let (lowest, moment) = world.lowestAvailable(within: duration)
      let records = world.decisions.since(before).filter {
        $0.time <= moment && ["InterruptionHandling", "DrainStep", "CloudEvent"].contains($0.recordName)
      }
      return (.number(lowest), records)
    case .monthlyBill(let duration):
      if duration > .zero { world.run(until: world.now + duration) }
      return (.usd(world.usd(.monthly)), world.decisions.since(before).filter(\.isLaunch))
    }
  }

  /// Whether the answer is not too plain: some nodes pass and some do not.
  fileprivate func isWorthAsking(_ answer: Exercise.Answer) -> Bool {
    switch answer {
    case .nodes(let passing): !passing.isEmpty && passing.count < nodes.count
    case .text, .number, .usd: true
    }
  }
}

extension World {
  /// What the scheduler decides about the Pod `app`.
  fileprivate mutating func placementOfApp() -> (DecisionRecord, PodPlacement)? {
    while let result = step(.only(.scheduler)) {
      for record in result.records {
        let record = inFull(record)
        if case .podPlacement(let placement) = record.decision, placement.pod.name == "app" {
          return (record, placement)
        }
      }
    }
    return nil
  }
}

extension World {
  /// Passes of disruption with these facts.
  fileprivate func disruptions(since id: DecisionID?, where facts: [(name: String, value: String)])
    -> [DecisionRecord]
  {
    decisions.since(id).filter { record in
      record.recordName == "DisruptionPass"
        && facts.allSatisfy { record.facts[$0.name]?.string == $0.value }
    }
  }

  /// The smallest number of available replicas of the Deployment `app` at any instant, and when it was first so few.
  fileprivate mutating func lowestAvailable(within duration: Duration) -> (Int, VirtualTime) {
    let name = NamespacedName(namespace: "default", name: "app")
    let available = { (world: World) in
      world.objects.find(Deployment.self, name)?.status.availableReplicas ?? 0
    }
    var lowest = available(self)
    var moment = now
    run(until: now + duration) { _, world in
      if available(world) < lowest { (lowest, moment) = (available(world), world.now) }
      return true
    }
    return (lowest, moment)
  }
}

extension DecisionRecord {
  fileprivate var isLaunch: Bool {
    if case .cloudEvent(.launch) = decision { true } else { false }
  }
}
