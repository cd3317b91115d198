import Cloud
import Kubernetes

/// What has to be known of a dump before its objects are read: when it was made, and where the cluster stands.
struct DumpSurvey: Equatable, Sendable {
  /// The newest moment that the API server, a kubelet or a controller has written down: the dump was made then.
  private(set) var newest: VirtualTime?
  /// How many nodes name each region.
  private var regions: [String: Int] = [:]
  /// How many nodes are machines of each cloud.
  private var providers: [CloudProvider: Int] = [:]

  /// Fields that hold a moment which has been. (A `deletionTimestamp` may be still to come.)
  static let pastFields: Set<String> = [
    "creationTimestamp", "lastTransitionTime", "lastHeartbeatTime", "lastUpdateTime", "lastProbeTime",
    "startTime",
    "startedAt", "finishedAt", "firstTimestamp", "lastTimestamp", "eventTime", "lastScheduleTime",
    "lastSuccessfulTime", "completionTime", "lastPodEventTime", "time", "renewTime", "acquireTime",
  ]

  mutating func look(at item: DumpSplitter.Item) {
    noteTimes(item.bytes)
    guard item.kind == "Node" else { return }
    if let region = Self.value(of: WellKnown.region, in: item.bytes) { regions[region, default: 0] += 1 }
    let providerID = Self.value(of: "providerID", in: item.bytes) ?? ""
    let provider: CloudProvider? =
      providerID.hasPrefix("aws://")
      ? .aws : providerID.hasPrefix("azure://") ? .azure : providerID.hasPrefix("ocid1.") ? .oci : nil
    if let provider { providers[provider, default: 0] += 1 }
  }

  /// The cloud of most nodes; AWS where none says anything.
  var provider: CloudProvider {
    providers.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .aws
  }

  /// The region of most nodes; nil where none says anything.
  var region: String? { regions.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }

  // MARK: - Looking through bytes

  /// Every `2026-01-15T12:00:00Z` that stands behind one of the fields.
  private mutating func noteTimes(_ bytes: [UInt8]) {
    guard bytes.count >= 20 else { return }
    var index = 10
    while let found = bytes[index...].firstIndex(of: UInt8(ascii: "T")) {
      index = found + 1
      guard found + 9 < bytes.count, bytes[found + 3] == UInt8(ascii: ":"),
        bytes[found - 3] == UInt8(ascii: "-")
      else { continue }
      var end = found + 9
      while end < bytes.count, bytes[end - 1] != UInt8(ascii: "Z"), end - found < 20 { end += 1 }
      guard let field = Self.field(before: found - 10, in: bytes), Self.pastFields.contains(field),
        let time = VirtualTime(rfc3339: String(decoding: bytes[(found - 10)..<end], as: UTF8.self))
      else { continue }
      newest = max(newest ?? time, time)
    }
  }

  /// The name that stands before a value: `name: `, `"name": "`.
  private static func field(before start: Int, in bytes: [UInt8]) -> String? {
    var index = start - 1
    func skip(_ characters: String) {
      while index >= 0, characters.utf8.contains(bytes[index]) { index -= 1 }
    }
    skip("\" '")
    guard index >= 0, bytes[index] == UInt8(ascii: ":") else { return nil }
    index -= 1
    skip("\" ")
    let end = index + 1
    while index >= 0, bytes[index].isLetter { index -= 1 }
    return String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
  }

  /// The first value of a field, as far as it is a plain word.
  private static func value(of name: String, in bytes: [UInt8]) -> String? {
    let sought = Array(name.utf8)
    var start = 0
    while let found = bytes[start...].firstIndex(of: sought[0]) {
      start = found + 1
      guard found + sought.count < bytes.count, bytes[found..<found + sought.count].elementsEqual(sought)
      else {
        continue
      }
      var index = found + sought.count
      while index < bytes.count, "\"' :".utf8.contains(bytes[index]) { index += 1 }
      guard index < bytes.count, bytes[index] != UInt8(ascii: "{") else { continue }
      let end = bytes[index...].firstIndex { "\"',\n\r }".utf8.contains($0) } ?? bytes.count
      return end > index ? String(decoding: bytes[index..<end], as: UTF8.self) : nil
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}
