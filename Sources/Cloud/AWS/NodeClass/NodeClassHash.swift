import Kubernetes

extension EC2NodeClass {
  /// Written beside every hash; hashes of different versions are not compared.
  public static let staticHashVersion = "v5"

  /// A hash of what cannot change under a machine that runs: a claim launched under another one has drifted.
  ///
  /// All of the spec but the selector terms, which drift by what they select, and `amiFamily`, in whose place
  /// stands the family that is in force. Order within lists has no part in it, nor has a field set to nothing.
  /// The number is not the one that the real provider computes; only whether two are equal means anything.
  ///
  /// Source: karpenter-provider-aws `pkg/apis/v1/ec2nodeclass.go`, `Hash`.
  public var staticHash: String {
    var fields = spec.inert.filter { $0.key != "ipPrefixCount" }.map { "\($0.key)=\($0.value.canonicalText)" }
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { fields.append("\(name)=\(text)") }
    }
    add("family", AMIFamily(of: self).rawValue)
    add("role", spec.role)
    add("instanceProfile", spec.instanceProfile)
    add("userData", spec.userData)
    add("tags", spec.tags.canonicalText)
    add("instanceStorePolicy", spec.instanceStorePolicy)
    add("associatePublicIPAddress", spec.associatePublicIPAddress.map(String.init))
    add("detailedMonitoring", spec.detailedMonitoring.map(String.init))
    add("context", spec.context)
    add("kubelet", spec.kubelet?.canonicalText)
    add("metadataOptions", spec.metadataOptions?.canonicalText)
    add("blockDeviceMappings", spec.blockDeviceMappings.map(\.canonicalText).sorted().joined(separator: ";"))
    return String(SeededHash.mixed(SeededHash.fnv1a(fields.sorted().joined(separator: "\n"))))
  }
}

extension EC2NodeClass.KubeletConfiguration {
  fileprivate var canonicalText: String {
    let numbers: [(String, Int?)] = [
      ("maxPods", maxPods), ("podsPerCore", podsPerCore),
      ("evictionMaxPodGracePeriod", evictionMaxPodGracePeriod),
      ("imageGCHighThresholdPercent", imageGCHighThresholdPercent),
      ("imageGCLowThresholdPercent", imageGCLowThresholdPercent),
    ]
    let maps: [(String, [String: String])] = [
      ("systemReserved", systemReserved), ("kubeReserved", kubeReserved), ("evictionHard", evictionHard),
      ("evictionSoft", evictionSoft), ("evictionSoftGracePeriod", evictionSoftGracePeriod),
    ]
    var fields = numbers.compactMap { name, number in number.map { "\(name)=\($0)" } }
    fields += maps.filter { !$0.1.isEmpty }.map { name, map in "\(name)=\(map.canonicalText)" }
    if let cpuCFSQuota { fields.append("cpuCFSQuota=\(cpuCFSQuota)") }
    if !clusterDNS.isEmpty { fields.append("clusterDNS=\(clusterDNS.sorted())") }
    return fields.joined(separator: ";")
  }
}

extension EC2NodeClass.MetadataOptions {
  fileprivate var canonicalText: String {
    "\(httpEndpoint) \(httpProtocolIPv6) \(httpPutResponseHopLimit) \(httpTokens)"
  }
}

extension EC2NodeClass.BlockDeviceMapping {
  fileprivate var canonicalText: String {
    var fields = inert.map { "\($0.key)=\($0.value.canonicalText)" }
    if let deviceName { fields.append("deviceName=\(deviceName)") }
    if isRootVolume { fields.append("rootVolume=true") }
    if let volumeSize { fields.append("volumeSize=\(volumeSize)") }
    if let volumeType { fields.append("volumeType=\(volumeType)") }
    if let isEncrypted { fields.append("encrypted=\(isEncrypted)") }
    if let deleteOnTermination { fields.append("deleteOnTermination=\(deleteOnTermination)") }
    return fields.sorted().joined(separator: ",")
  }
}

extension [String: String] {
  var canonicalText: String {
    sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",")
  }
}

extension JSONValue {
  var canonicalText: String {
    switch self {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): "\"\(text)\""
    case .array(let items): "[\(items.map(\.canonicalText).sorted().joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\($0.key):\($0.value.canonicalText)" }.sorted().joined(separator: ","))}"
    }
  }
}
