import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Commands that do something to the cloud: what follows from it is for `step` and `run` to tell.
extension Command {
  static let spotInterrupt = fault(
    "spot interrupt", [.one(.machine(.spot))], help: .spot)
  static let spotRebalance = fault(
    "spot rebalance", [.one(.machine(.spot))], help: .spot)
  static let spotWave = fault(
    "spot wave", aliases: ["spot-wave"], [.one(.text("rate=SHARE"))], help: .spot,
    examples: ["spot wave rate=0.2"])
  static let ec2Stop = fault("ec2 stop", [.one(.machine(nil))], help: .ec2)
  static let ec2Terminate = Command(
    "ec2 terminate", syntax: [.oneOrMore(.machine(nil))], help: .ec2
  ) { session, given throws(CommandError) in
    var faults: [CloudFault] = []
    for word in given.words {
      faults.append(try FaultWords.fault("ec2 terminate", [word], syntax: given.command.usage))
    }
    return try session.strike(faults, given)
  }
  static let ec2Impair = fault("ec2 impair", [.one(.machine(nil))], help: .ec2)
  static let ec2Throttle = fault(
    "ec2 throttle", period(["for", "off"]), help: .ec2, examples: ["ec2 throttle for 5m", "ec2 throttle off"])
  static let ec2SlowBoot = fault(
    "ec2 slow-boot", [.one(.text("DURATION|off"))] + period(["for"]), help: .ec2,
    examples: ["ec2 slow-boot 4m for 30m", "ec2 slow-boot off"])
  static let ec2NeverJoin = fault(
    "ec2 never-join", period(["for", "off"]), help: .ec2,
    examples: ["ec2 never-join for 30m", "ec2 never-join off"])
  static let ec2Reserve = fault(
    "ec2 reserve",
    [.one(.instanceType), .one(.zone), .one(.text("COUNT")), .any(.text("KEY=VALUE"))] + period(["for"]),
    help: .ec2, examples: ["ec2 reserve m6g.large us-east-1a 2 team=ml for 1h"])
  static let ec2Unreserve = fault("ec2 unreserve", [.one(.text("RESERVATION"))], help: .ec2)
  static let zoneOutage = fault(
    "zone outage", [.one(.zone)], help: .zone, examples: ["zone outage us-east-1c"])
  static let zoneRestore = fault(
    "zone restore", [.one(.zone)], help: .zone,
    examples: ["zone outage us-east-1c", "zone restore us-east-1c"])
  static let amiRelease = fault(
    "ami release", [.one(.words(FaultWords.releasedFamilies.map(\.rawValue))), .one(.text("VERSION"))],
    help: .ami, examples: ["ami release al2023 v20260115"])

  static let imageRelease = fault(
    "image release", [.one(.words(["ubuntu", "azurelinux", "oraclelinux"])), .one(.text("VERSION"))],
    help: .ami,
    examples: ["reset azure", "image release ubuntu 202601.28.0"])

  private static func period(_ words: [String]) -> [Argument] {
    [.optional(.words(words)), .optional(.duration)]
  }

  private static func fault(
    _ name: String, aliases: [String] = [], _ syntax: [Argument], help: CommandHelp, examples: [String] = []
  ) -> Command {
    Command(name, aliases: aliases, syntax: syntax, help: help, examples: examples) {
      session, given throws(CommandError) in
      try session.strike(try FaultWords.fault(name, given.words, syntax: given.command.usage), given)
    }
  }

  static let ice = Command(
    "ice",
    syntax: [.optional(.instanceType), .optional(.zone), .optional(.words(capacityWords))]
      + period(["for"]),
    help: .ice, examples: ["ice m6g.large us-east-1a spot for 5m", "ice", "ice off"],
    usage: "ice [TYPE ZONE [\(capacityWords.joined(separator: "|"))] [for DURATION] | off]"
  ) { session, given throws(CommandError) in
    guard !given.words.isEmpty else { return session.shortages() }
    return try session.strike(try FaultWords.fault("ice", given.words, syntax: given.command.usage), given)
  }

  private static let capacityWords = CapacityType.allCases.map(\.rawValue) + [FaultWords.all]
}

extension Session {
  /// Brings a fault about, and tells what the cloud says of it at once.
  mutating func strike(_ fault: CloudFault, _ given: Invocation) throws(CommandError) -> CommandOutput {
    try strike([fault], given)
  }

  mutating func strike(_ faults: [CloudFault], _ given: Invocation) throws(CommandError) -> CommandOutput {
    let last = world.decisions.last?.id
    let known = world
    try change(given) { (world: inout World) throws(CommandError) in
      do throws(CloudRefusal) {
        for fault in faults { try world.strike(fault) }
      } catch {
        throw .refused(error, in: known)
      }
    }
    let told = world.decisions.since(last).filter {
      if case .userCommand = $0.decision { false } else { true }
    }
    return .lines(told.flatMap { narrator(detail).tell($0) })
  }

  /// What EC2 has none of, and what Karpenter does not ask for.
  fileprivate func shortages() -> CommandOutput {
    func end(_ until: VirtualTime?) -> StyledText { FaultMessage.shortageUntil(until).told(in: language) }
    var rows: [[StyledText]] = world.cloud.pools.shortages.filter { $0.isActive(at: world.now) }.map {
      shortage in
      [
        StyledText(world.cloud.provider.computeName),
        StyledText(shortage.instanceType ?? FaultWords.all, style: .name),
        StyledText(shortage.zone ?? FaultWords.all),
        StyledText(shortage.capacityType?.rawValue ?? FaultWords.all), end(shortage.until),
      ]
    }
    rows += world.cloud.pools.zonesDown.sorted().map { zone in
      [
        StyledText(world.cloud.provider.computeName), StyledText(FaultWords.all, style: .name),
        StyledText(zone), StyledText(FaultWords.all),
        end(nil),
      ]
    }
    let avoided = world.cloud.unavailableOfferings.entries(at: world.now)
    rows += avoided.prefix(Self.avoidedShown).map { offering, until in
      [
        "Karpenter", StyledText(offering.instanceType, style: .name), StyledText(offering.zone),
        StyledText(offering.capacityType.rawValue), end(until),
      ]
    }
    guard !rows.isEmpty else { return .lines([FaultMessage.noShortage.told(in: language)]) }
    let header = ["WHO", "TYPE", "ZONE", "CAPACITY", "UNTIL"].map { StyledText($0, style: .heading) }
    var output = CommandOutput(TextTable(header: header, rows: rows).text)
    if avoided.count > Self.avoidedShown {
      output.remark(FaultMessage.alsoAvoided(avoided.count - Self.avoidedShown).told(in: language))
    }
    return output
  }

  /// How many of the offerings that Karpenter does not ask for are listed.
  private static let avoidedShown = 10
}

extension CommandError {
  /// Why the cloud cannot, with what was perhaps meant, or what would do.
  static func refused(_ refusal: CloudRefusal, in world: World) -> Self {
    .say(FaultMessage.refused(refusal, nearest: nearest(to: refusal, in: world)))
  }

  private static func nearest(to refusal: CloudRefusal, in world: World) -> [String] {
    let machines = world.machines
    switch refusal {
    case .noSuchNode(let name):
      let names = world.objects.nodes.keys.map(\.name)
      return Spelling.nearest(to: name.text, among: names + names.map(shortName)).filter { $0 != name.text }
    case .notKarpenters: return machines.map(\.node.text)
    case .notSpot: return machines.filter { $0.instance.capacityType == .spot }.map(\.node.text)
    case .announced, .notRunning:
      return machines.filter { $0.instance.state == .running && $0.instance.reclaimedAt == nil }.map(
        \.node.text)
    case .noSuchZone(let zone):
      let near = Spelling.nearest(to: zone, among: world.zoneNames)
      return near.isEmpty ? world.zoneNames : near
    case .noSuchType(let type):
      return Spelling.nearest(to: type, among: world.cloud.typeNames)
    case .noSuchReservation: return world.cloud.account.capacityReservations.map(\.id).sorted()
    case .zoneIsUp: return world.cloud.pools.zonesDown.sorted()
    case .noNodeImages: return world.cloud.site.imageFamilies
    case .noSpotMachine, .zoneIsDown, .imageExists, .noImages, .nothingToEnd, .notOf, .nodeImageExists:
      return []
    }
  }

  private static func shortName(_ name: String) -> String { String(name.prefix { $0 != "." }) }
}

extension World {
  /// Karpenter's machines that have joined, by the names of their nodes.
  var machines: [(node: NodeName, instance: CloudInstance)] {
    objects.nodes.values.compactMap { node in
      cloud.instance(providerID: node.spec.providerID).map { (node.nodeName, $0) }
    }
  }
}
