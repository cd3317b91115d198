import Cloud
import Cluster
import Controllers
import Kubernetes

extension InterruptionMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .handling(let handling): return Self.english(handling)
    case .machine(let machine): return Self.name(machine) + Self.english(machine)
    case .event(let kind):
      return
        "event \(kind.event?.reason ?? "", .name) on NodeClaim and node: \(kind.event?.message ?? "", .dim)"
    case .unavailable(.offering(let offering, let until)):
      return
        "until \(until.clock) Karpenter does not ask for \(offering.instanceType) \(offering.capacityType.rawValue) in \(offering.zone)"
    case .unavailable(.reservation(let id)): return "capacity reservation \(id) counts as used up"
    case .drainFollows(byForce: false):
      return
        "now: taint, drain as PDBs allow, and meanwhile a new place for the Pods; budgets and do-not-disrupt do not hold it"
    case .drainFollows(byForce: true):
      return "the claim's deadline is now: Pods are deleted without asking PDBs"
    case .incident(let incident): return Self.english(incident)
    case .stillOn(let nodes, let pods):
      return
        "\(Self.format.count(pods, "Pod is", "Pods are")) still on \(Self.format.first(3, of: nodes.map(\.text)), .name), going away: the new place is looked for before they leave"
    case .nobodyReads:
      return StyledText(
        marked:
          "Karpenter has no `settings.interruptionQueue`: it neither drains the node nor launches another before the machine's end"
      )
    }
  }

  private static func english(_ handling: InterruptionHandling) -> StyledText {
    let lead = lead(handling.source)
    switch handling.reading {
    case .unreadable(let fault):
      return
        "\(lead)a message it cannot read (\(english(fault), .refusal)) → logs \("failed parsing interruption message", .dim) and deletes it"
    case .understood(.noOp):
      return "\(lead)an event it does not care about → deletes the message, nothing more"
    case .understood(let kind):
      guard handling.machines.count != 1 else {
        return handling.machines.reduce(StyledText(lead)) { text, machine in
          text + english(kind, of: name(machine)) + english(machine)
        }
      }
      let deleted = handling.machines.count { $0.outcome == .deleted || $0.outcome == .deletedByForce }
      let machines = StyledText(format.count(handling.machines.count, "machine"))
      return StyledText(lead) + english(kind, of: machines)
        + " → deletes \(format.count(deleted, "NodeClaim"))"
    }
  }

  private static func lead(_ source: InterruptionHandling.Source) -> String {
    switch source {
    case .queue(let name, _, let waited, _):
      waited < .seconds(1)
        ? "read from queue \(name): " : "read from queue \(name), after \(waited.brief) in it: "
    case .statusCheck(let failed): "asked EC2 (DescribeInstanceStatus), and for \(failed.brief) "
    }
  }

  private static func name(_ machine: InterruptionHandling.Machine) -> StyledText {
    StyledText(machine.node?.text ?? machine.instance.text, style: .name)
  }

  /// What comes of a machine, behind what was said of it.
  private static func english(_ machine: InterruptionHandling.Machine) -> StyledText {
    let claim = StyledText(machine.nodeClaim?.text ?? "", style: .name)
    return switch machine.outcome {
    case .notOurs: " → no NodeClaim has this machine: ignored"
    case .onlyReported: " → an event only; Karpenter does nothing else"
    case .deleted: " → \("deletes", .refusal) NodeClaim \(claim)"
    case .deletedByForce: " → \("force-deletes", .refusal) NodeClaim \(claim)"
    case .leavingAlready: " → NodeClaim \(claim) is leaving already: an event only"
    }
  }

  private static func english(_ kind: InterruptionKind, of machine: StyledText) -> StyledText {
    switch kind {
    case .spotInterrupted: "spot interruption of \(machine)"
    case .rebalanceRecommendation: "rebalance recommendation for \(machine)"
    case .instanceStopped: "the machine of \(machine) is stopping"
    case .instanceTerminated: "the machine of \(machine) is being shut down"
    case .scheduledChange: "AWS has scheduled a change for \(machine)"
    case .capacityReservationInterrupted: "the capacity reservation of \(machine) was taken back"
    case .instanceStatus: "the machine of \(machine) has not answered (instance_status)"
    case .systemStatus: "the hardware under \(machine) has been failing (system_status)"
    case .eventStatus: "EC2 has planned maintenance for \(machine)"
    case .noOp: machine
    }
  }

  private static func english(_ fault: InterruptionEvent.Fault) -> String {
    switch fault {
    case .notJSON: "the body is no JSON"
    case .notAnObject: "the body is no JSON object"
    case .wrongType(let field, let wanted): "\(field) is no \(wanted)"
    case .badTime(let text): "\"\(text)\" is no date"
    }
  }

  private static func english(_ incident: CloudIncident) -> StyledText {
    func machine(_ id: InstanceID, _ node: NodeName) -> StyledText {
      id.text == node.text ? "\(node, .name)" : "\(node, .name) (\(id))"
    }
    func forHow(_ until: VirtualTime?) -> String {
      until.map { "until \($0.clock)" } ?? "until further notice"
    }
    switch incident {
    case .spotInterruption(let id, let node, let end):
      return
        "\("warning", .warning): \(id.provider.computeName) takes \(machine(id, node)) back at \(end.clock)"
    case .rebalanceRecommendation(let id, let node):
      return "recommendation: \(machine(id, node)) is at a raised risk of being taken back"
    case .spotWave(let share, let hit, let all):
      return
        "spot wave of \(format.percent(share, of: 1)): \(hit) of \(format.count(all, "spot machine")) \(hit == 1 ? "gets" : "get") the warning"
    case .stateChange(let id, let node, let state, let cause):
      return StyledText(
        cause == .spotReclaim
          ? "\(id.provider == .azure ? "the 30 seconds" : "the two minutes") are over: " : "")
        + machine(id, node)
        + " \(english(state))"
    case .impaired(let id, let node):
      return "\(machine(id, node)) hangs: it stays on, and nothing on it answers"
    case .joinFailed(let id, let claim, let fault):
      return AccessMessage.joinFailed(id, nodeClaim: claim, because: fault).english
    case .networkNotReady(let id, let node, let fault):
      return AccessMessage.networkNotReady(id, node: node, because: fault).english
    case .noticeQueued(let rule, let queue, let isRead):
      return "\(rule.detailType) → queue \(queue)\(isRead ? "" : ", which nobody reads")"
    case .noticeDropped(let rule, let queue?):
      return
        "\(rule.detailType): the policy of queue \(queue) does not let EventBridge send, and the notice is lost"
    case .noticeDropped(let rule, nil):
      return "\(rule.detailType): rule \(rule.rawValue) is missing, and the notice reaches no queue"
    case .messageSent(let number, let queue, let isRead):
      return "message \(number) put into queue \(queue) by hand\(isRead ? "" : ", which nobody reads")"
    case .zoneDown(let zone, let machines):
      return
        "\(zone, .name) is \("down", .refusal): \(format.count(machines, "machine does not answer", "machines do not answer")), and nothing can be launched there"
    case .zoneUp(let zone, let machines):
      return
        "\(zone, .name) is \("back", .success): \(format.count(machines, "machine answers", "machines answer")) again"
    case .shortage(let shortage):
      return "\(shortage.provider.computeName) has no \(english(shortage)), \(forHow(shortage.until))"
    case .shortagesOver(let count, let provider):
      return
        "\(provider.computeName) has everything again: \(format.count(count, "shortage is", "shortages are")) over"
    case .nodeGroupScaled(let group, let before, let after):
      return after > before
        ? "the group \(group, .name) is to have \(format.count(after, "node")) instead of \(before) → its Auto Scaling group launches \(after - before)"
        : "the group \(group, .name) is to have \(format.count(after, "node")) instead of \(before) → its Auto Scaling group ends \(before - after), each drained first"
    case .capacityReserved(let reservation):
      return
        "\(reservation.id, .name) reserves \(reservation.total) × \(reservation.instanceType) in \(reservation.zone), \(forHow(reservation.endDate))"
    case .reservationEnded(let id, let type, let machines):
      return machines.isEmpty
        ? "the reservation \(id, .name) (\(type)) has ended; no machine used it"
        : "the reservation \(id, .name) (\(type)) has ended: \(format.count(machines.count, "machine becomes", "machines become")) on-demand"
    case .imageReleased(let family, let version):
      return
        "AWS released image \(family.rawValue) \(version, .name): @latest now means it; EC2NodeClasses look every 5m"
    case .nodeImageReleased(let family, let version, let provider):
      return "\(provider.title) released image \(family) \(version, .name); NodeClasses look every 5m"
    case .throttling(let period?, let provider):
      return
        "\(provider.computeName) refuses calls (\(provider == .aws ? "RequestLimitExceeded" : "TooManyRequests")), \(forHow(period.until)): no launch succeeds"
    case .throttling(nil, let provider): return "\(provider.computeName) takes calls again"
    case .slowBoot(let slow?):
      return "new machines take \(slow.duration.brief) to boot, \(forHow(slow.period.until))"
    case .slowBoot(nil): return "new machines boot in their usual time"
    case .joinFailures(let period?):
      return "machines launched now cannot join the cluster, \(forHow(period.until))"
    case .joinFailures(nil): return "new machines join the cluster again"
    case .missed(let command, let refusal):
      return StyledText(marked: "`\(command)` did not happen: ")
        + FaultMessage.refused(refusal, nearest: []).english
    }
  }

  private static func english(_ state: CloudInstance.State) -> String {
    switch state {
    case .pending: "is booting"
    case .running: "is running"
    case .stopping: "is stopping"
    case .stopped: "has stopped"
    case .shuttingDown: "is being shut down"
    }
  }

  private static func english(_ shortage: CapacityShortage) -> String {
    let type = shortage.instanceType ?? "machine at all"
    let capacityType = shortage.capacityType.map { "\($0.rawValue) " } ?? ""
    return "\(capacityType)\(type)\(shortage.zone.map { " in \($0)" } ?? " in the whole region")"
  }
}
