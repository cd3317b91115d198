import Cluster
import Kubernetes
import Narration
import Synchronization

/// What a session may use up at most: counted, never timed, so that a slow machine stops at the same place.
public struct Allowance: Equatable, Sendable {
  /// Commands within commands included.
  public var commands = 2_000
  /// Steps of the cluster, those of worlds that were left or undone included.
  public var decisions = 50_000
  /// Objects of one world; its events do not count.
  public var objects = 5_000
  /// Of one world's clock.
  public var virtualTime = Duration.seconds(400 * 86_400)
  /// Of all that is said.
  public var outputBytes = 32 << 20

  public init() {}

  public func amount(of resource: LimitedResource) -> Int {
    switch resource {
    case .commands: commands
    case .decisions: decisions
    case .objects: objects
    case .virtualHours: Int(clamping: virtualTime.wholeSecondsRoundedDown / 3600)
    case .outputBytes: outputBytes
    }
  }
}

/// Counts what a session and its copies use up, whatever they undo.
public final class UsageMeter: Sendable {
  public let allowance: Allowance
  private let used = Mutex(Used())

  private struct Used {
    var commands = 0
    var decisions = 0
    var outputBytes = 0
    var exhausted: LimitedResource?
  }

  public init(_ allowance: Allowance = Allowance()) { self.allowance = allowance }

  /// What was used up first; nil while there is some of everything.
  public var exhausted: LimitedResource? { used.withLock { $0.exhausted } }

  func countCommand() {
    used.withLock { used in
      used.commands += 1
      note(.commands, used.commands > allowance.commands, in: &used)
    }
  }

  func countStep(to world: World) {
    used.withLock { used in
      used.decisions += 1
      note(.decisions, used.decisions > allowance.decisions, in: &used)
    }
    look(at: world)
  }

  func look(at world: World) {
    let (isFull, isLate) = (
      world.objects.countWithoutEvents > allowance.objects, world.now.sinceStart > allowance.virtualTime
    )
    guard isFull || isLate else { return }
    used.withLock { used in
      note(.objects, isFull, in: &used)
      note(.virtualHours, isLate, in: &used)
    }
  }

  func count(_ output: CommandOutput) {
    let bytes = output.pieces.reduce(0) { sum, piece in
      piece.text.runs.reduce(sum) { $0 + $1.text.utf8.count }
    }
    used.withLock { used in
      used.outputBytes += bytes
      note(.outputBytes, used.outputBytes > allowance.outputBytes, in: &used)
    }
  }

  private func note(_ resource: LimitedResource, _ isExhausted: Bool, in used: inout Used) {
    if isExhausted, used.exhausted == nil { used.exhausted = resource }
  }

  /// What is said when something is used up; nil before.
  public var refusal: CommandError? {
    exhausted.map { resource in
      var error = CommandError.say(.usedUp(resource, limit: allowance.amount(of: resource)))
      error.status = .limitReached
      return error
    }
  }
}

extension ObjectStore {
  fileprivate var countWithoutEvents: Int {
    let workloads =
      pods.count + deployments.count + replicaSets.count + daemonSets.count + statefulSets.count + jobs.count
      + cronJobs.count + services.count + endpointSlices.count + podDisruptionBudgets.count
    let machines =
      nodes.count + nodePools.count + nodeClaims.count + nodeClasses.count + nodeOverlays.count
    let storage = persistentVolumes.count + persistentVolumeClaims.count + volumeAttachments.count
    return workloads + machines + storage + namespaces.count + serviceAccounts.count + configMaps.count
      + inert.count
  }
}
