import Kubernetes

/// On-demand capacity reservations (ODCR): made, used by machines, and ended.
extension CloudState {
  /// Reserves machines of a type in a zone for the account.
  ///
  /// - Parameters:
  ///   - tags: by which NodeClasses find it, together with its id.
  ///   - end: when it ends by itself; nil stays until it is ended.
  /// - Returns: the reservation, under an id that no other has.
  public mutating func reserveCapacity(
    of instanceType: String, in zone: String, count: Int, tags: [String: String] = [:],
    until end: VirtualTime? = nil
  ) -> AWSAccount.CapacityReservation {
    let number = account.capacityReservations.count
    var random = SeededRandom(
      seed: seed, purpose: "capacity-reservation", object: "\(instanceType)/\(zone)/\(number)")
    var id: String
    repeat {
      id = "cr-0" + random.hexadecimal(length: 16)
    } while account.capacityReservations.contains {
      $0.id == id
    }
    let reservation = AWSAccount.CapacityReservation(
      id: id, instanceType: instanceType, zone: zone, ownerID: account.id, tags: tags, total: max(count, 0),
      endDate: end)
    account.capacityReservations.append(reservation)
    return reservation
  }

  /// Ends a reservation. Machines that counted against it run on, as on-demand ones and at their price.
  ///
  /// - Returns: those machines, by id, as they are now; nil when there is no such reservation.
  public mutating func endReservation(_ id: String) -> [CloudInstance]? {
    guard let index = account.capacityReservations.firstIndex(where: { $0.id == id }) else { return nil }
    account.capacityReservations.remove(at: index)
    let using = describeInstances().filter { $0.reservationID == id }.sorted { $0.id < $1.id }
    return using.compactMap { machine in
      setOnDemand(machine.id)
      return instances[machine.id]
    }
  }
}
