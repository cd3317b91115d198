import Cloud
import Cluster
import Kubernetes
import Narration

extension Command {
  static let ec2Reservations = Command(
    "ec2 reservations", help: .ec2, examples: ["ec2 reserve m6g.large us-east-1a 2", "ec2 reservations"]
  ) { session, _ throws(CommandError) in
    let reservations = session.world.cloud.account.capacityReservations
    guard !reservations.isEmpty else {
      return .lines([FaultMessage.noReservations.told(in: session.language)])
    }
    return CommandOutput(session.table(reservations.sorted { $0.id < $1.id }).text)
  }
}

extension Session {
  fileprivate func table(_ reservations: [AWSAccount.CapacityReservation]) -> TextTable {
    TextTable(
      header: ["RESERVATION", "TYPE", "ZONE", "AVAILABLE", "TOTAL", "UNTIL", "TAGS"].map {
        StyledText($0, style: .heading)
      },
      rows: reservations.map { reservation in
        let tags = reservation.tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return [
          StyledText(reservation.id, style: .name), StyledText(reservation.instanceType),
          StyledText(reservation.zone), StyledText("\(reservation.available)"),
          StyledText("\(reservation.total)"),
          FaultMessage.shortageUntil(reservation.endDate).told(in: language),
          StyledText(tags.joined(separator: ",")),
        ]
      })
  }
}
