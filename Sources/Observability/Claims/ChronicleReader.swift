import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes
import Scheduling

/// Gathers lives, record by record.
struct ChronicleReader {
  private let world: World
  private(set) var lives: [NodeClaimName: ClaimLife] = [:]
  private var claimOfNode: [NodeName: NodeClaimName] = [:]
  private var claimOfMachine: [InstanceID: NodeClaimName] = [:]
  /// Where each Pod was last placed.
  private var nodeOfPod: [PodName: NodeName] = [:]

  init(_ world: World) { self.world = world }

  mutating func read(_ record: DecisionRecord) {
    switch record.decision {
    case .provisioningRound(let round): read(round, record)
    case .disruptionPass(let pass): read(pass, record)
    case .nodeClaimStep(let step): read(step, record)
    case .drainStep(let step): read(step, at: record.time)
    case .interruptionHandling(let handling): read(handling, at: record.time)
    case .controllerStep(let step): read(step, at: record.time)
    case .cloudEvent(let event): read(event, at: record.time)
    case .podPlacement(let placement):
      if case .bound(let node) = placement.outcome { nodeOfPod[placement.pod] = node }
    case .userCommand, .schedulerDivergence: break
    }
  }

  private mutating func change(
    _ name: NodeClaimName, at time: VirtualTime, _ body: (inout ClaimLife) -> Void
  ) {
    body(&lives[name, default: ClaimLife(name, created: time)])
  }

  // MARK: - Births

  private mutating func read(_ round: ProvisioningRound, _ record: DecisionRecord) {
    let leaving = Dictionary(round.pods.map { ($0.pod, $0.leaving) }) { first, _ in first }
    for planned in round.claims where planned.limitExceeded == nil {
      let name = planned.nodeClaim.nodeClaimName
      change(name, at: record.time) {
        $0.nodePool = planned.nodePool
        $0.origin = .round(record.id, pods: planned.pods.count)
      }
      var predecessors = planned.pods.compactMap { leaving[$0] ?? nil }.compactMap { claimOfNode[$0] }
      if predecessors.isEmpty, let lost = lostClaim(behind: record) { predecessors = [lost] }
      for predecessor in predecessors { link(predecessor, to: name) }
    }
  }

  private mutating func read(_ pass: DisruptionPass, _ record: DecisionRecord) {
    switch pass.stage {
    case .carriedOut: carryOut(pass.commands, record)
    case .rolledBack: for command in pass.commands { takeBack(command) }
    case .nothing, .proposed, .abandoned, .replaced, .noNodePools: break
    }
  }

  /// The nodes of a command that came to nothing stay, and what was to replace them is not their successor.
  private mutating func takeBack(_ command: DisruptionCommand) {
    for candidate in command.candidates where lives[candidate.nodeClaim]?.deletionAsked == nil {
      lives[candidate.nodeClaim]?.end = nil
      for planned in command.replacements {
        let name = planned.nodeClaim.nodeClaimName
        lives[candidate.nodeClaim]?.replacedBy.removeAll { $0 == name }
        lives[name]?.replaces.removeAll { $0 == candidate.nodeClaim }
      }
    }
  }

  private mutating func carryOut(_ commands: [DisruptionCommand], _ record: DecisionRecord) {
    for command in commands {
      for planned in command.replacements {
        let name = planned.nodeClaim.nodeClaimName
        change(name, at: record.time) {
          $0.nodePool = planned.nodePool
          $0.origin = .disruption(record.id, command.reason)
        }
        for candidate in command.candidates { link(candidate.nodeClaim, to: name) }
      }
      for candidate in command.candidates {
        change(candidate.nodeClaim, at: record.time) { $0.end = $0.end ?? .disruption(command.reason) }
      }
    }
  }

  private mutating func link(_ old: NodeClaimName, to new: NodeClaimName) {
    guard old != new, lives[old] != nil, lives[new]?.replaces.contains(old) == false else { return }
    lives[new]?.replaces.append(old)
    lives[old]?.replacedBy.append(new)
  }

  /// The claim whose end left Pods without a node, and so made a round: found among what caused it.
  private func lostClaim(behind record: DecisionRecord) -> NodeClaimName? {
    for cause in world.decisions.causes(of: record.id).dropFirst() {
      switch cause.decision {
      case .drainStep(let step): return step.nodeClaim
      case .controllerStep(let step):
        switch step.change {
        case .podLostWithNode(let node): return claimOfNode[node]
        case .evictedByTaint, .podStopped:
          if let node = nodeOfPod[step.object.name], let claim = claimOfNode[node], lives[claim]?.end != nil {
            return claim
          }
        default: continue
        }
      case .userCommand: return nil
      case .podPlacement, .provisioningRound, .nodeClaimStep, .disruptionPass, .interruptionHandling,
        .cloudEvent, .schedulerDivergence:
        continue
      }
    }
    return nil
  }

  // MARK: - Lives and ends

  private mutating func read(_ step: NodeClaimStep, _ record: DecisionRecord) {
    let name = step.nodeClaim
    let time = record.time
    if step.nodePool != nil { change(name, at: time) { $0.nodePool = step.nodePool } }
    switch step.step {
    case .launch(let machine):
      guard let id = InstanceID(providerID: machine.providerID) else { return }
      claimOfMachine[id] = name
      change(name, at: time) {
        $0.launched = time
        $0.machine = ClaimLife.Machine(
          instance: id, instanceType: machine.instanceType, zone: machine.zone,
          capacityType: machine.capacityType, priceUSDPerHour: machine.priceUSDPerHour)
      }
    case .registration(let node, _, let after):
      claimOfNode[node] = name
      change(name, at: time - after) {
        $0.node = node
        $0.registered = time
      }
    case .initialization: change(name, at: time) { $0.initialized = time }
    case .waiting, .failure(.launchFailed), .failure(.multipleNodes): break
    case .failure(let failure):
      change(name, at: time) {
        $0.end = .failure(failure)
        $0.deletionAsked = time
      }
    case .nodeDeletion, .instanceTermination:
      let command = command(behind: record)
      change(name, at: time) {
        $0.deletionAsked = $0.deletionAsked ?? time
        $0.end = $0.end ?? .byHand(command: command)
      }
    case .termination(let after):
      let command = command(behind: record)
      change(name, at: time) {
        $0.deletionAsked = time - after
        $0.terminated = time
        $0.end = $0.end ?? .byHand(command: command)
      }
    }
  }

  /// What the student typed that a decision goes back to.
  private func command(behind record: DecisionRecord) -> String? {
    guard case .userCommand(let command) = world.decisions.causes(of: record.id).last?.decision else {
      return nil
    }
    return command.text
  }

  private mutating func read(_ step: DrainStep, at time: VirtualTime) {
    guard let name = step.nodeClaim else { return }
    switch step.stage {
    case .drained: change(name, at: time) { $0.drained = time }
    case .tainted: change(name, at: time) { $0.deletionAsked = $0.deletionAsked ?? time }
    case .draining, .awaitingVolumes, .volumesDetached, .volumesAbandoned, .instanceTermination, .removed:
      break
    }
  }

  private mutating func read(_ handling: InterruptionHandling, at time: VirtualTime) {
    guard case .understood(let kind) = handling.reading else { return }
    for machine in handling.machines where machine.outcome == .deleted || machine.outcome == .deletedByForce {
      guard let name = machine.nodeClaim else { continue }
      change(name, at: time) {
        $0.end = .interruption(kind)
        $0.deletionAsked = time
      }
    }
  }

  private mutating func read(_ step: ControllerStep, at time: VirtualTime) {
    guard step.object.kind == .nodeClaim else { return }
    let end: NodeClaimEnd
    switch step.change {
    case .expired: end = .expired
    case .machineVanished: end = .vanished
    case .repaired: end = .unhealthy
    default: return
    }
    change(NodeClaimName(step.object.name.name), at: time) {
      $0.end = end
      $0.deletionAsked = time
    }
  }

  private mutating func read(_ event: CloudEvent, at time: VirtualTime) {
    switch event {
    case .machineGone(let id, _, _), .incident(.stateChange(let id, _, .stopped, _)):
      guard let name = claimOfMachine[id] else { return }
      change(name, at: time) { $0.machineGone = $0.machineGone ?? time }
    case .launch, .machineJoined, .nodeReady, .incident: break
    }
  }

  /// What claims that are still there say of themselves: when they were made, those that nobody's decision made.
  mutating func readObjects() {
    for claim in world.objects.nodeClaims.values {
      let created = claim.metadata.creationTimestamp ?? world.now
      change(claim.nodeClaimName, at: created) {
        $0.created = created
        $0.nodePool = $0.nodePool ?? claim.nodePoolName
        if claim.metadata.isBeingDeleted, $0.deletionAsked == nil {
          $0.deletionAsked = claim.metadata.deletionTimestamp
          $0.end = $0.end ?? .byHand(command: nil)
        }
      }
    }
  }
}
