import Kubernetes

/// What an EC2NodeClass says of the machine: disks, network, kubelet.
///
/// Source: aws/karpenter-provider-aws `pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml`.
extension Validation {
  mutating func check(machine spec: EC2NodeClass.Spec, at path: FieldPath) {
    check(devices: spec.blockDeviceMappings, at: path["blockDeviceMappings"])
    if let policy = spec.instanceStorePolicy {
      check(policy, oneOf: ["RAID0"], at: path["instanceStorePolicy"])
    }
    if let options = spec.metadataOptions { check(options, at: path["metadataOptions"]) }
    if let kubelet = spec.kubelet { check(kubelet: kubelet, at: path["kubelet"]) }
    check(spec.inert["ipPrefixCount"]?.int, within: 0...Int.max, at: path["ipPrefixCount"])
    if let interfaces = spec.inert["networkInterfaces"]?.array {
      check(networkInterfaces: interfaces, at: path["networkInterfaces"])
    }
    if let tracking = spec.inert["connectionTracking"]?.object {
      check(connectionTracking: tracking, at: path["connectionTracking"])
    }
    if let group = spec.inert["placementGroupSelector"]?.object {
      check(placementGroup: group, at: path["placementGroupSelector"])
    }
  }

  private mutating func check(_ number: Int64?, within range: ClosedRange<Int>, at path: FieldPath) {
    check(number.map(Int.init), within: range, at: path)
  }

  // MARK: - Disks

  private mutating func check(devices: [EC2NodeClass.BlockDeviceMapping], at path: FieldPath) {
    if devices.count > 50 { report(.tooMany(devices.count, maximum: 50), at: path) }
    let types = ["standard", "io1", "io2", "gp2", "sc1", "st1", "gp3"]
    for (index, device) in devices.enumerated() {
      let path = path[index]["ebs"]
      if let type = device.volumeType { check(type, oneOf: types, at: path["volumeType"]) }
      let rate = device.inert["volumeInitializationRate"]?.int
      check(rate, within: 100...300, at: path["volumeInitializationRate"])
      let isWritten = device != EC2NodeClass.BlockDeviceMapping(nameOf: device)
      rule(
        "object", UpstreamText.snapshotOrSize, at: path,
        holds: !isWritten || device.volumeSize != nil || device.inert["snapshotID"] != nil)
      rule(
        "object", UpstreamText.snapshotWithRate, at: path,
        holds: rate == nil || !(device.inert["snapshotID"]?.string ?? "").isEmpty)
    }
    rule("array", UpstreamText.oneRootVolume, at: path, holds: devices.count { $0.isRootVolume } <= 1)
  }

  // MARK: - Network

  private mutating func check(_ options: EC2NodeClass.MetadataOptions, at path: FieldPath) {
    check(options.httpEndpoint, oneOf: ["enabled", "disabled"], at: path["httpEndpoint"])
    check(options.httpProtocolIPv6, oneOf: ["enabled", "disabled"], at: path["httpProtocolIPv6"])
    check(options.httpTokens, oneOf: ["required", "optional"], at: path["httpTokens"])
    check(options.httpPutResponseHopLimit, within: 1...64, at: path["httpPutResponseHopLimit"])
  }

  private mutating func check(networkInterfaces interfaces: [JSONValue], at path: FieldPath) {
    if interfaces.count > 150 { report(.tooMany(interfaces.count, maximum: 150), at: path) }
    for (index, interface) in interfaces.enumerated() {
      for name in ["deviceIndex", "interfaceType", "networkCardIndex"] where interface[name] == nil {
        report(.required(""), at: path[index][name])
      }
      for name in ["deviceIndex", "networkCardIndex"] {
        check(interface[name]?.int, within: 0...Int.max, at: path[index][name])
      }
    }
    let places = interfaces.map { [$0["networkCardIndex"]?.int, $0["deviceIndex"]?.int] }
    let isPrimary = interfaces.map { $0["interfaceType"]?.string == "interface" }
    rule(
      "array", UpstreamText.primaryInterface, at: path,
      holds: interfaces.isEmpty || zip(places, isPrimary).contains { $0 == [0, 0] && $1 })
    let efaCards = interfaces.filter { $0["interfaceType"]?.string == "efa-only" }
      .map { $0["networkCardIndex"]?.int }
    rule(
      "array", UpstreamText.distinctInterfaces, at: path,
      holds: Set(places).count == places.count && Set(efaCards).count == efaCards.count)
  }

  private mutating func check(connectionTracking tracking: [String: JSONValue], at path: FieldPath) {
    let ranges = [
      ("tcpEstablishedTimeout", 60...432_000), ("udpStreamTimeout", 60...180), ("udpTimeout", 30...60),
    ]
    for (name, range) in ranges { check(tracking[name]?.int, within: range, at: path[name]) }
    rule(
      "object", UpstreamText.someTimeout, at: path, holds: ranges.contains { tracking[$0.0] != nil })
  }

  private mutating func check(placementGroup group: [String: JSONValue], at path: FieldPath) {
    check(id: group["id"]?.string, matching: UpstreamText.placementGroupID, at: path["id"])
    if group["name"]?.string == "" {
      let name = path["name"]
      report(.invalid(.string(""), UpstreamText.shouldBeAtLeastLong(name, 1)), at: name)
    }
    rule(
      "object", UpstreamText.atLeastOne(["name", "id"]), at: path,
      holds: group["name"] != nil || group["id"] != nil)
    rule(
      "object", UpstreamText.nameOrID, at: path, holds: group["name"] == nil || group["id"] == nil)
  }

  // MARK: - Kubelet

  private mutating func check(kubelet: EC2NodeClass.KubeletConfiguration, at path: FieldPath) {
    check(kubelet.maxPods, within: 0...Int.max, at: path["maxPods"])
    check(kubelet.podsPerCore, within: 0...Int.max, at: path["podsPerCore"])
    let (high, low) = (kubelet.imageGCHighThresholdPercent, kubelet.imageGCLowThresholdPercent)
    check(high, within: 0...100, at: path["imageGCHighThresholdPercent"])
    check(low, within: 0...100, at: path["imageGCLowThresholdPercent"])
    check(evictions: kubelet, at: path)
    check(reserves: kubelet, at: path)
    rule(
      "object", UpstreamText.imageGarbageCollection, at: path,
      holds: high.flatMap { high in low.map { high > $0 } } ?? true)
    check(
      kubelet.evictionSoft, in: kubelet.evictionSoftGracePeriod, named: "evictionSoftGracePeriod",
      UpstreamText.softWithoutGrace, at: path)
    check(
      kubelet.evictionSoftGracePeriod, in: kubelet.evictionSoft, named: "evictionSoft",
      UpstreamText.graceWithoutSoft, at: path)
  }

  private mutating func check(evictions kubelet: EC2NodeClass.KubeletConfiguration, at path: FieldPath) {
    let signals = [
      "memory.available", "nodefs.available", "nodefs.inodesFree", "imagefs.available",
      "imagefs.inodesFree", "pid.available",
    ]
    for (name, values, isAmount) in [
      ("evictionHard", kubelet.evictionHard, true), ("evictionSoft", kubelet.evictionSoft, true),
      ("evictionSoftGracePeriod", kubelet.evictionSoftGracePeriod, false),
    ] {
      for (signal, value) in values.sorted(by: { $0.key < $1.key }) where isAmount {
        checkPattern(
          value, UpstreamText.evictionThreshold, at: path[name][key: signal],
          matches: value.isEmpty || Self.isPercentage(value) || Quantity(value) != nil)
      }
      rule(
        "object", UpstreamText.validKeys(name, signals), at: path[name],
        holds: values.keys.allSatisfy(signals.contains))
    }
  }

  private mutating func check(reserves kubelet: EC2NodeClass.KubeletConfiguration, at path: FieldPath) {
    let resources = ["cpu", "memory", "ephemeral-storage", "pid"]
    for (name, values) in [
      ("systemReserved", kubelet.systemReserved), ("kubeReserved", kubelet.kubeReserved),
    ] {
      for (resource, value) in values.sorted(by: { $0.key < $1.key }) {
        checkPattern(
          value, UpstreamText.customQuantity, at: path[name][key: resource],
          matches: Quantity(value) != nil)
      }
      rule(
        "object", UpstreamText.validKeys(name, resources), at: path[name],
        holds: values.keys.allSatisfy(resources.contains))
      rule(
        "object", UpstreamText.negativeReserve(name), at: path[name],
        holds: !values.values.contains { $0.hasPrefix("-") })
    }
  }

  /// Each key of one map has to be in the other. Where the other is missing, CEL cannot even ask.
  private mutating func check(
    _ map: [String: String], in other: [String: String], named name: String, _ message: String,
    at path: FieldPath
  ) {
    guard !map.isEmpty else { return }
    let text = other.isEmpty ? UpstreamText.failedRule(UpstreamText.noSuchKey(name), message) : message
    rule("object", text, at: path, holds: Set(map.keys).isSubset(of: other.keys))
  }

  /// `\d{1,2}(\.\d{1,2})?%` or a hundred.
  private static func isPercentage(_ text: String) -> Bool {
    guard text.hasSuffix("%") else { return false }
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      parts.dropFirst().allSatisfy({ $0.utf8.count <= 2 })
    else { return false }
    return parts[0].utf8.count <= 2
      || parts[0] == "100" && parts.dropFirst().allSatisfy { $0.allSatisfy { $0 == "0" } }
  }
}

extension EC2NodeClass.BlockDeviceMapping {
  /// The mapping without its disk.
  fileprivate init(nameOf device: Self) {
    self.init()
    deviceName = device.deviceName
    isRootVolume = device.isRootVolume
  }
}
