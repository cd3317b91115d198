/// A region of AWS whose catalogue is known.
public enum AWSRegion: String, CaseIterable, Sendable {
  case usEast1 = "us-east-1", saEast1 = "sa-east-1"

  /// Its zones, by name. The ids are those of one account: AWS maps names to ids anew for each.
  public var zones: [AvailabilityZone] { Self.zonesByRegion[self] ?? [] }

  private static let zonesByRegion: [AWSRegion: [AvailabilityZone]] = {
    var zones: [AWSRegion: [AvailabilityZone]] = [:]
    for line in EC2Data.zones.description.split(separator: "\n") {
      let cells = line.split(separator: ",")
      guard cells.count == 3, let region = AWSRegion(rawValue: String(cells[0])) else { continue }
      zones[region, default: []].append(AvailabilityZone(name: String(cells[1]), id: String(cells[2])))
    }
    return zones
  }()
}

/// A zone, as `topology.kubernetes.io/zone` and `topology.k8s.aws/zone-id` name it.
public struct AvailabilityZone: Hashable, Sendable {
  public let name: String
  public let id: String

  public init(name: String, id: String) {
    self.name = name
    self.id = id
  }
}
