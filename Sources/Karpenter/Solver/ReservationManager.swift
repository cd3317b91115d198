import Cloud

/// Which claim holds a place in which capacity reservation.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/reservationmanager.go`.
struct ReservationManager {
  private var free: [String: Int] = [:]
  private var held: [Int: Set<String>] = [:]

  /// Where several offerings are of one reservation, the one with the least left counts.
  init(_ catalogues: [Catalogue]) {
    for catalogue in catalogues where catalogue.hasReservations {
      for offering in catalogue.types.flatMap(\.offerings) {
        guard let reservation = offering.reservation, offering.capacityType == .reserved else { continue }
        free[reservation.id] = min(free[reservation.id] ?? .max, reservation.remaining)
      }
    }
  }

  /// Whether the claim has a place in the reservation or can get one.
  func canHold(_ reservation: String, claim: Int) -> Bool {
    held[claim]?.contains(reservation) ?? false || (free[reservation] ?? 0) > 0
  }

  /// Gives the claim a place in each of these reservations and takes back those in others.
  mutating func hold(_ reservations: [String], claim: Int) {
    let before = held[claim] ?? []
    let after = Set(reservations)
    for reservation in after.subtracting(before) { free[reservation, default: 0] -= 1 }
    for reservation in before.subtracting(after) { free[reservation, default: 0] += 1 }
    held[claim] = after
  }
}
