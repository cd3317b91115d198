import Cloud
import Controllers
import Kubernetes

/// Capacity reservations of the account, and what Karpenter makes of their coming and going.
extension World {
  /// Where EC2's queue keeps the ends of reservations.
  static let reservationNamespace = "reservation"

  /// Reserves machines, as a person does in the account: NodeClasses that select them find them.
  ///
  /// - Parameter end: when the reservation ends by itself; nil stays until it is cancelled.
  @discardableResult
  public mutating func reserveCapacity(
    of instanceType: String, in zone: String, count: Int, tags: [String: String] = [:],
    until end: VirtualTime? = nil
  ) -> AWSAccount.CapacityReservation {
    let reservation = cloud.reserveCapacity(of: instanceType, in: zone, count: count, tags: tags, until: end)
    if let end { enqueue(cloud.provider.actor, Self.reservationKey(reservation.id), at: end) }
    record(.capacityReserved(reservation))
    lookAtReservations()
    return reservation
  }

  /// Gives a reservation up before its end.
  ///
  /// - Returns: false when there is none of the id.
  @discardableResult
  public mutating func cancelReservation(_ id: String) -> Bool {
    queues[cloud.provider.actor.rawValue].remove(Self.reservationKey(id))
    return endReservation(id)
  }

  private static func reservationKey(_ id: String) -> NamespacedName {
    NamespacedName(namespace: reservationNamespace, name: id)
  }

  @discardableResult
  mutating func endReservation(_ id: String) -> Bool {
    let type = cloud.account.capacityReservations.first { $0.id == id }?.instanceType
    guard let type, let machines = cloud.endReservation(id) else { return false }
    let before = cause
    record(.reservationEnded(id: id, instanceType: type, machines: machines.map(\.id)))
    for machine in machines { takeReservationOff(machine, reservation: id) }
    lookAtReservations()
    cause = before
    return true
  }

  /// Labels of a claim and of its node say what the machine is now.
  ///
  /// Source: karpenter-provider-aws `pkg/controllers/capacityreservation/capacitytype`.
  private mutating func takeReservationOff(_ machine: CloudInstance, reservation id: String) {
    guard isKarpenterRunning,
      let claim = objects.nodeClaims(ofMachine: machine.providerID).first,
      !claim.metadata.isBeingDeleted
    else { return }
    let step = ControllerStep(object: claim.reference, change: .reservationLost(id))
    cause = decisions.append(.controllerStep(step), by: .nodeClaimLifecycle, at: now, cause: cause)
    _ = try? update(claim.with { $0.metadata.labels.takeReservationOff() })
    for node in nodes(of: claim) where !node.metadata.isBeingDeleted {
      _ = try? update(node.with { $0.metadata.labels.takeReservationOff() })
    }
  }

  private mutating func lookAtReservations() {
    for nodeClass in objects.ec2NodeClasses.values
    where !nodeClass.spec.capacityReservationSelectorTerms.isEmpty {
      enqueue(.nodeClassController, nodeClass.name)
    }
  }
}

extension Labels {
  fileprivate mutating func takeReservationOff() {
    guard self[WellKnown.capacityType] == CapacityType.reserved.rawValue else { return }
    self[WellKnown.capacityType] = CapacityType.onDemand.rawValue
    for label in [
      WellKnown.capacityReservationID, AWSLabel.capacityReservationType,
      AWSLabel.capacityReservationInterruptible,
    ] { self[label] = nil }
  }
}
