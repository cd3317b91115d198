import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

extension SessionReport {
  /// What the page's script reads. What comes often stands once and is meant by its number.
  ///
  /// A decision is `[seconds, actor, cause, headlines, details]`, the last two by language; a change is
  /// `[decisions, seconds, 0, node, state, flags]` or `[decisions, seconds, 1, pod, stage, node]`, with -1 for what is
  /// no more; a sample is `[seconds, nodes, waiting, running, dollars an hour, cpu %, memory %]`.
  public var json: JSONValue {
    var texts = Interned<String>()
    var actors = Interned<String>()
    let decisions = moments.map { moment in
      JSONValue.array([
        .seconds(moment.record.time), .number(actors.number(of: moment.record.actor.name)),
        .number(place(of: moment.record.cause?.number ?? 0)),
        .array(Language.allCases.map { .number(texts.number(of: moment.headline[$0] ?? "")) }),
        .array(
          Language.allCases.map { language in
            .array((moment.details[language] ?? []).map { .number(texts.number(of: $0)) })
          }),
      ])
    }
    var scene = SceneNumbers()
    let changes = self.changes.compactMap { scene.json(of: $0, place: place(of: $0.decisions)) }
    let members: [String: JSONValue] = [
      "language": .string(language.rawValue),
      "languages": .array(Language.allCases.map { .string($0.rawValue) }),
      "end": .seconds(end), "decisions": .array(decisions), "changes": .array(changes),
      "texts": .array(texts.values.map { .string($0) }), "actors": .array(actors.values.map { .string($0) }),
      "nodes": .array(scene.nodes.values.map { .string($0.text) }),
      "nodeStates": .array(scene.states.values.map(\.json)),
      "pods": .array(scene.pods.values.map(\.json)),
      "commands": .array(commands.map { $0.json(place: place(of: $0.decisions)) }),
      "samples": .array(samples.map(\.json)), "labels": .object(Self.labels),
    ]
    return .object(members)
  }

  /// How many of the page's decisions there were by the time of so many: fewer where a long past has let some go.
  private func place(of number: Int) -> Int {
    guard moments.last?.record.id.number != moments.count else { return number }
    var (low, high) = (0, moments.count)
    while low < high {
      let middle = (low + high) / 2
      if moments[middle].record.id.number <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The page's words, by language and name.
  private static var labels: [String: JSONValue] {
    Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        let words = ReportMessage.Label.allCases.map {
          ($0.rawValue, JSONValue.string(ReportMessage.label($0).told(in: language).plain))
        }
        return (language.rawValue, .object(Dictionary(uniqueKeysWithValues: words)))
      })
  }
}

/// Numbers nodes, their states and Pods for the page.
private struct SceneNumbers {
  var nodes = Interned<NodeName>()
  var states = Interned<NodeLook>()
  var pods = Interned<PodLook>()
  private var podNumbers: [PodName: Int] = [:]

  /// A node as it is drawn, but for what changes often.
  struct NodeLook: Hashable {
    let pool: String
    let type: String
    let capacityType: String
    let zone: String
    let milliCPU: Int
    let mebibytes: Int
    let priceUSDPerHour: Double

    var json: JSONValue {
      .array([
        .string(pool), .string(type), .string(capacityType), .string(zone), .number(milliCPU),
        .number(mebibytes),
        .double(priceUSDPerHour),
      ])
    }
  }

  struct PodLook: Hashable {
    let name: PodName
    let workload: String
    let milliCPU: Int
    let mebibytes: Int

    var json: JSONValue {
      .array([
        .string(name.description), .string(workload), .number(milliCPU), .number(mebibytes),
        .number(["kube-system", "karpenter"].contains(name.namespace) ? 1 : 0),
      ])
    }
  }

  mutating func json(of change: ClusterHistory.Change, place: Int) -> JSONValue? {
    let head: [JSONValue] = [.number(place), .seconds(change.time)]
    switch change.what {
    case .node(let name, let state):
      let look = state.map { states.number(of: NodeLook($0)) } ?? -1
      let flags = state.map { ($0.isReady ? 1 : 0) + ($0.isClosed ? 2 : 0) } ?? 0
      return .array(head + [.number(0), .number(nodes.number(of: name)), .number(look), .number(flags)])
    case .pod(let name, let state):
      guard let state else {
        guard let pod = podNumbers[name] else { return nil }
        return .array(head + [.number(1), .number(pod), .number(-1), .number(-1)])
      }
      let pod = podNumbers[name] ?? pods.number(of: PodLook(name, state))
      podNumbers[name] = pod
      let stages: [PodState.Stage] = [.waiting, .starting, .running, .ready, .leaving, .finished]
      return .array(
        head + [
          .number(1), .number(pod), .number(stages.firstIndex(of: state.stage) ?? 0),
          .number(state.node.map { nodes.number(of: $0) } ?? -1),
        ])
    case .limits: return nil
    }
  }
}

extension SceneNumbers.NodeLook {
  fileprivate init(_ node: NodeState) {
    pool = node.nodePool ?? ""
    type = node.instanceType ?? ""
    capacityType = node.capacityType ?? ""
    zone = node.zone ?? ""
    milliCPU = node.allocatable[.cpu]?.milli ?? 0
    mebibytes = (node.allocatable[.memory]?.units ?? 0) >> 20
    priceUSDPerHour = node.priceUSDPerHour ?? 0
  }
}

extension SceneNumbers.PodLook {
  fileprivate init(_ name: PodName, _ pod: PodState) {
    self.name = name
    workload = pod.workload
    milliCPU = pod.requests[.cpu]?.milli ?? 0
    mebibytes = (pod.requests[.memory]?.units ?? 0) >> 20
  }
}

extension SessionReport.TypedCommand {
  fileprivate func json(place: Int) -> JSONValue {
    .array([.number(place), .seconds(time), .string(text), .bool(failed), .string(said)])
  }
}

extension ClusterSample {
  fileprivate var json: JSONValue {
    .array([
      .seconds(time), .number(nodes), .number(waitingPods), .number(runningPods), .double(usdPerHour),
      .double(cpuPercent), .double(memoryPercent),
    ])
  }
}

extension JSONValue {
  fileprivate static func number(_ number: Int) -> Self { .int(Int64(number)) }

  /// To the millisecond.
  fileprivate static func seconds(_ time: VirtualTime) -> Self {
    let milliseconds = (time.sinceStart.inSeconds * 1000).rounded()
    return milliseconds.truncatingRemainder(dividingBy: 1000) == 0
      ? .int(Int64(milliseconds / 1000)) : .double(milliseconds / 1000)
  }
}
