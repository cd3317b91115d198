import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Reads what is to go wrong with the cloud: the same words at the prompt and in a weather file.
struct FaultWords {
  /// What stands behind the command's own words.
  private var words: ArraySlice<String>
  private let syntax: String

  private init(_ words: ArraySlice<String>, syntax: String) {
    self.words = words
    self.syntax = syntax
  }

  /// The commands that bring a fault about, by their words.
  static let commands = [
    "spot interrupt", "spot rebalance", "spot wave", "ec2 stop", "ec2 terminate", "ec2 impair",
    "ec2 throttle", "ec2 reserve",
    "ec2 unreserve",
    "ec2 slow-boot", "ec2 never-join", "zone outage", "zone restore", "ice", "ami release",
    "image release", "sqs send",
  ]

  /// Reads a whole line's words; nil when they begin with none of the commands.
  static func fault(_ words: [String]) throws(CommandError) -> CloudFault? {
    var words = words
    if words.first == "spot-wave" { words.replaceSubrange(0..<1, with: ["spot", "wave"]) }
    for length in [2, 1] where words.count >= length {
      let name = words.prefix(length).joined(separator: " ")
      if commands.contains(name) {
        return try fault(name, Array(words.dropFirst(length)), syntax: "\(name) …")
      }
    }
    return nil
  }

  /// - Parameters:
  ///   - command: one of `commands`.
  ///   - syntax: how the command is to be written, for whoever wrote it otherwise.
  static func fault(_ command: String, _ words: [String], syntax: String) throws(CommandError) -> CloudFault {
    var reader = FaultWords(words[...], syntax: syntax)
    let fault = try reader.read(command)
    if let extra = reader.words.first { throw .say(.unexpectedArgument(extra, syntax: syntax)) }
    return fault
  }

  private mutating func read(_ command: String) throws(CommandError) -> CloudFault {
    switch command {
    case "spot interrupt": return .spotInterruption(NodeName(try next("NODE")))
    case "spot rebalance": return .rebalanceRecommendation(NodeName(try next("NODE")))
    case "spot wave": return .spotWave(share: try share())
    case "ec2 stop": return .stop(NodeName(try next("NODE")))
    case "ec2 terminate": return .terminate(NodeName(try next("NODE")))
    case "ec2 impair": return .impair(NodeName(try next("NODE")))
    case "zone outage": return .zoneOutage(try next("ZONE"))
    case "zone restore": return .zoneRestore(try next("ZONE"))
    case "ec2 throttle": return takeOff() ? .endThrottling : .throttle(for: try period())
    case "ec2 never-join": return takeOff() ? .endJoinFailures : .failJoins(for: try period())
    case "ec2 slow-boot":
      if takeOff() { return .endSlowBoot }
      return .slowBoot(try duration(try next("DURATION")), for: try period())
    case "ec2 reserve": return try reservation()
    case "ec2 unreserve": return .cancelReservation(try next("RESERVATION"))
    case "ice": return try shortage()
    case "ami release": return try imageRelease()
    case "image release":
      return .nodeImageRelease(family: try next("FAMILY").lowercased(), version: try next("VERSION"))
    case "sqs send": return message()
    default: throw .say(.usage(syntax: syntax))
    }
  }

  // MARK: - Words

  private mutating func next(_ label: String) throws(CommandError) -> String {
    guard let word = words.popFirst() else { throw .say(.missingArgument(label, syntax: syntax)) }
    let slash = word.lastIndex(of: "/")
    return slash.map { String(word[word.index(after: $0)...]) } ?? word
  }

  private mutating func takeOff() -> Bool {
    guard words.first == "off", words.count == 1 else { return false }
    words.removeFirst()
    return true
  }

  private func duration(_ text: String) throws(CommandError) -> Duration {
    guard let duration = Duration(typed: text), duration > .zero, duration <= .seconds(366 * 86_400) else {
      throw .say(.badDuration(text))
    }
    return duration
  }

  /// `for 5m`, or nothing, which is without end.
  private mutating func period() throws(CommandError) -> Duration? {
    guard let word = words.popFirst() else { return nil }
    guard word == "for", let text = words.popFirst() else {
      throw .say(FaultMessage.badFor(([word] + words).joined(separator: " ")))
    }
    return try duration(text)
  }

  /// `rate=0.2`, `0.2`, `20%`.
  private mutating func share() throws(CommandError) -> Double {
    let text = try next("rate=SHARE")
    let number = text.hasPrefix("rate=") ? String(text.dropFirst(5)) : text
    let share = number.hasSuffix("%") ? Double(number.dropLast()).map { $0 / 100 } : Double(number)
    guard let share, (0...1).contains(share) else { throw .say(FaultMessage.badShare(text)) }
    return share
  }

  private mutating func shortage() throws(CommandError) -> CloudFault {
    if words.first == "off", words.count == 1 {
      words.removeFirst()
      return .endShortages
    }
    guard words.last != "off" else { throw .say(FaultMessage.iceOffEndsAll) }
    let type = try next("TYPE")
    let zone = try next("ZONE")
    let capacity = try next("CAPACITY")
    let capacityType = CapacityType(rawValue: capacity)
    guard capacityType != nil || capacity == Self.all else {
      let allowed = CapacityType.allCases.map(\.rawValue) + [Self.all]
      throw .say(.badFlagValue(flag: "CAPACITY", value: capacity, allowed: allowed))
    }
    return .shortage(
      instanceType: type == Self.all ? nil : type, zone: zone == Self.all ? nil : zone,
      capacityType: capacityType, for: try period())
  }

  private mutating func reservation() throws(CommandError) -> CloudFault {
    let type = try next("TYPE")
    let zone = try next("ZONE")
    let text = try next("COUNT")
    guard let count = Int(text), Self.reservable.contains(count) else {
      throw .say(.badNumber(text, lowest: Self.reservable.lowerBound, highest: Self.reservable.upperBound))
    }
    var tags: [String: String] = [:]
    while let word = words.first, let sign = word.firstIndex(of: "="), sign > word.startIndex {
      tags[String(word[..<sign])] = String(word[word.index(after: sign)...])
      words.removeFirst()
    }
    return .reserveCapacity(instanceType: type, zone: zone, count: count, tags: tags, for: try period())
  }

  private static let reservable = 1...1000

  /// Stands for every type, zone or capacity type.
  static let all = "all"

  private mutating func imageRelease() throws(CommandError) -> CloudFault {
    let text = try next("FAMILY")
    guard let family = AMIFamily.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() })
    else {
      throw .say(FaultMessage.badAMIFamily(text, families: Self.releasedFamilies.map(\.rawValue)))
    }
    return .imageRelease(family, version: try next("VERSION"))
  }

  /// Families of which AWS publishes images for this version of Kubernetes.
  static let releasedFamilies: [AMIFamily] = [.al2023, .bottlerocket, .windows2022, .windows2025]

  private mutating func message() -> CloudFault {
    let text = words.joined(separator: " ")
    words = []
    let (values, rest) = Manifest.jsonValues(text)
    return .message(values.count == 1 && rest == nil ? .json(values[0].json) : .text(text))
  }
}
