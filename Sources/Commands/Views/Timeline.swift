import Cloud
import Cluster
import Controllers
import Kubernetes
import Narration
import Observability
import Scheduling

/// NodeClaims as bars along the virtual clock, and how many Pods of each workload waited meanwhile: read from the
/// decisions alone.
struct Timeline {
  /// A NodeClaim's way, each stage from an instant on.
  struct Claim: Equatable {
    enum Stage: String {
      case asked = "·", booting = "░", registered = "▒", ready = "█", leaving = "▚", gone = " "
    }

    let name: String
    var what = ""
    var stages: [(time: VirtualTime, stage: Stage)] = []

    func stage(at time: VirtualTime) -> Stage { stages.last { $0.time <= time }?.stage ?? .gone }

    static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  }

  private(set) var claims: [Claim] = []
  /// By workload, the stretches in which each of its Pods had been refused and not been placed.
  private(set) var waits: [(workload: String, stretches: [Range<VirtualTime>])] = []
  let from: VirtualTime
  let to: VirtualTime

  init(_ world: World, from: VirtualTime, to: VirtualTime) {
    self.from = from
    self.to = to
    var claims: [String: Claim] = [:]
    var order: [String] = []
    var claimOfNode: [NodeName: String] = [:]
    var since: [PodName: VirtualTime] = [:]
    var stretches: [String: [Range<VirtualTime>]] = [:]
    func enter(_ stage: Claim.Stage, _ name: String, at time: VirtualTime) {
      if claims[name] == nil { order.append(name) }
      claims[name, default: Claim(name: name)].stages.append((time, stage))
    }
    for record in world.decisions.all {
      switch record.decision {
      case .cloudEvent(.launch(let launch)): enter(.asked, launch.nodeClaim.text, at: record.time)
      case .nodeClaimStep(let step):
        let name = step.nodeClaim.text
        switch step.step {
        case .launch(let machine):
          enter(.booting, name, at: record.time)
          claims[name]?.what = "\(machine.instanceType) \(machine.capacityType) \(machine.zone)"
        case .registration(let node, _, _):
          enter(.registered, name, at: record.time)
          claimOfNode[node] = name
        case .initialization: enter(.ready, name, at: record.time)
        case .nodeDeletion: enter(.leaving, name, at: record.time)
        case .termination, .failure: enter(.gone, name, at: record.time)
        case .waiting, .instanceTermination: break
        }
      case .drainStep(let step):
        if case .tainted = step.stage, let name = claimOfNode[step.node] {
          enter(.leaving, name, at: record.time)
        }
      case .podPlacement(let placement):
        if case .bound = placement.outcome {
          if let start = since.removeValue(forKey: placement.pod), start < record.time {
            stretches[placement.pod.workload, default: []].append(start..<record.time)
          }
        } else if since[placement.pod] == nil {
          since[placement.pod] = record.time
        }
      default: break
      }
    }
    for (pod, start) in since.sorted(by: { $0.key < $1.key }) where world.objects.pods[pod] != nil {
      stretches[pod.workload, default: []].append(start..<max(start, world.now + .seconds(1)))
    }
    self.claims = order.compactMap { claims[$0] }.filter { claim in
      (claim.stages.first.map { $0.time <= to } ?? false)
        && (claim.stage(at: from) != .gone || claim.stages.contains { $0.time > from && $0.stage != .gone })
    }
    waits = stretches.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      .filter { $0.stretches.contains { $0.lowerBound <= to && $0.upperBound >= from } }
  }

  var isEmpty: Bool { claims.isEmpty && waits.isEmpty }

  func lines(in language: Language, width: Int) -> [StyledText] {
    let label = max(8, (claims.map(\.name.count) + waits.map(\.workload.count)).max() ?? 0)
    let tail = claims.map(\.what.count).max() ?? 0
    let room = max(20, width - label - tail - 4)
    let span = max(1, Int((to - from).components.seconds))
    let columns = min(room, span + 1)
    func time(_ column: Int) -> VirtualTime {
      from + .seconds(columns < 2 ? 0 : span * column / (columns - 1))
    }
    var lines = [StyledText(Self.padded("", label) + "  " + Self.axis(columns, time), style: .dim)]
    for claim in claims {
      let bar = (0..<columns).map { claim.stage(at: time($0)).rawValue }.joined()
      lines.append(StyledText(Self.padded(claim.name, label), style: .name) + "  \(bar)  \(claim.what, .dim)")
    }
    for (workload, stretches) in waits {
      let bar = (0..<columns).map { column -> String in
        let count = stretches.count { $0.contains(time(column)) }
        return count == 0 ? " " : count < 10 ? "\(count)" : "+"
      }.joined()
      let what = TimeMessage.waitingPods.told(in: language).plain
      lines.append(StyledText(Self.padded(workload, label), style: .name) + "  \(bar)  \(what, .dim)")
    }
    return lines + ["", TimeMessage.timelineLegend.told(in: language)]
  }

  /// Instants with room for each, from the left.
  private static func axis(_ columns: Int, _ time: (Int) -> VirtualTime) -> String {
    var axis = ""
    var column = 0
    while column < columns {
      if column + 8 <= columns { axis = padded(axis, column) + time(column).clock }
      column += 20
    }
    return axis
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension Command {
  static let timeline = Command(
    "timeline",
    flags: [Flag("from", .required(.text("HH:MM:SS"))), Flag("to", .required(.text("HH:MM:SS")))],
    help: .timeline, examples: ["timeline"]
  ) { session, given throws(CommandError) in
    let from = try given.instant("from", otherwise: .start)
    let to = max(from, try given.instant("to", otherwise: session.world.now))
    let timeline = Timeline(session.world, from: from, to: to)
    guard !timeline.isEmpty else {
      return CommandOutput(TimeMessage.nothingInTimeline.told(in: session.language) + "\n")
    }
    return .lines(timeline.lines(in: session.language, width: session.width))
  }
}
