import Kubernetes

/// What a machine holds and what it keeps for itself.
///
/// Source: aws/karpenter-provider-aws `pkg/providers/instancetype/types.go`.
extension EC2NodeConfiguration {
  /// All of the machine, as its Node will report it; resources it has none of are left out.
  ///
  /// Memory is an estimate: the advertised size, less 64 MiB on arm64, less the share that the hypervisor
  /// keeps, rounded up to whole MiB.
  public func capacity(of type: EC2Type) -> ResourceList {
    var capacity = ResourceList([
      .cpu: Quantity(type.vCPUs), .memory: Quantity(bytes: memoryMiB(of: type) << 20),
      .ephemeralStorage: ephemeralStorage(of: type), .pods: Quantity(maxPods(of: type)),
    ])
    let gpus = type.gpu?.count ?? 0
    let extended: [(ResourceName, Int)] = [
      (.podENI, type.podENIs),
      (.elasticFabricAdapter, networkInterfaces?.count(where: \.isEFAOnly) ?? type.efaInterfaces),
      (.nvidiaGPU, type.gpu?.manufacturer == "nvidia" ? gpus : 0),
      (.amdGPU, type.gpu?.manufacturer == "amd" ? gpus : 0),
      (.habanaGaudi, type.gpu?.manufacturer == "habana" ? gpus : 0),
      (.awsNeuron, type.accelerator?.count ?? 0), (.awsNeuronCore, type.accelerator?.cores ?? 0),
      (.privateIPv4Address, operatingSystems(of: type) == ["windows"] ? type.ipv4PerInterface - 1 : 0),
    ]
    for (name, count) in extended where count > 0 { capacity[name] = Quantity(count) }
    return capacity
  }

  /// What Pods cannot have: kube-reserved, system-reserved and the hard eviction threshold together.
  public func overhead(of type: EC2Type) -> ResourceList {
    var overhead = kubeReserved(of: type)
    overhead.add(Self.quantities(kubelet.systemReserved))
    overhead.add(evictionThreshold(of: type))
    return overhead
  }

  /// The most Pods that the kubelet takes: `maxPods`, else what the network interfaces allow (110 on Windows),
  /// and no more than `podsPerCore` of each core. No other cap: large machines exceed 110.
  public func maxPods(of type: EC2Type) -> Int {
    let limit =
      kubelet.maxPods
      ?? (family.limitsPodsByInterfaces ? interfacePods(of: type, reserved: options.reservedENIs) : 110)
    guard family.honoursPodsPerCore, let perCore = kubelet.podsPerCore, perCore > 0 else { return limit }
    let (total, overflow) = perCore.multipliedReportingOverflow(by: type.vCPUs)
    return overflow ? limit : min(limit, total)
  }

  /// What the kubelet and the container runtime keep.
  ///
  /// Memory is 11 MiB a Pod plus 255 MiB. CPU is 6 % of the first core, 1 % of the second, 0.5 % of the next
  /// two and 0.25 % of the rest, each stretch cut to whole millicores. Storage is 1 GiB.
  public func kubeReserved(of type: EC2Type) -> ResourceList {
    let pods = family.reservesMemoryByInterfaces ? interfacePods(of: type, reserved: 0) : maxPods(of: type)
    let milliCPU = type.vCPUs * 1000
    let stretches = [(0, 1000, 600), (1000, 2000, 100), (2000, 4000, 50), (4000, Int.max, 25)]
    let reservedMilliCPU = stretches.reduce(0) { sum, stretch in
      let (start, end, perTenThousand) = stretch
      return sum + max(0, min(milliCPU, end) - start) * perTenThousand / 10_000
    }
    let memoryMiB = min(max(pods, 0), 1 << 32) * 11 + 255
    var reserved = ResourceList([
      .cpu: Quantity(milli: reservedMilliCPU), .memory: Quantity(bytes: memoryMiB << 20),
      .ephemeralStorage: Quantity(bytes: 1 << 30),
    ])
    for (name, amount) in Self.quantities(kubelet.kubeReserved).amounts { reserved[name] = amount }
    return reserved
  }

  /// The free memory and storage below which the kubelet evicts: 100 MiB and 10 %, or `evictionHard`.
  public func evictionThreshold(of type: EC2Type) -> ResourceList {
    let memory = Quantity(bytes: memoryMiB(of: type) << 20)
    let storage = ephemeralStorage(of: type)
    return [
      .memory: signal("memory.available", of: memory) ?? Quantity(bytes: 100 << 20),
      .ephemeralStorage: signal("nodefs.available", of: storage)
        ?? Quantity(bytes: Self.roundedUp(Double(storage.units) / 100 * 10)),
    ]
  }

  private func memoryMiB(of type: EC2Type) -> Int {
    let size = type.architecture == "arm64" ? type.memoryMiB - 64 : type.memoryMiB
    let share = min(max(options.vmMemoryOverheadPercent, 0), 1)
    return size - Self.roundedUp(Double(size) * share)
  }

  private func interfacePods(of type: EC2Type, reserved: Int) -> Int {
    let withoutAddresses = networkInterfaces?.count { $0.card == 0 && $0.isEFAOnly } ?? 0
    let interfaces = max(type.networkInterfaces - max(reserved, 0) - withoutAddresses, 0)
    return interfaces == 0 ? 0 : interfaces * (type.ipv4PerInterface - 1) + 2
  }

  private func ephemeralStorage(of type: EC2Type) -> Quantity {
    if usesInstanceStore, let gigabytes = type.instanceStoreGB {
      return Quantity(gigabytes * 1_000_000_000)
    }
    if let root = blockDeviceMappings.first(where: \.isRootVolume), let size = root.volumeSize { return size }
    let device =
      family.ephemeralDevice.map { name in blockDeviceMappings.first { $0.deviceName == name } }
      ?? blockDeviceMappings.last
    return device?.volumeSize ?? family.defaultEphemeralStorage
  }

  /// An `evictionHard` signal: an amount, or a percentage of the capacity rounded up, where 100 % is none.
  private func signal(_ name: String, of capacity: Quantity) -> Quantity? {
    guard let text = kubelet.evictionHard[name] else { return nil }
    guard text.hasSuffix("%") else { return Quantity(text) }
    guard let percent = Double(text.dropLast()), (0...100).contains(percent) else { return nil }
    let share = percent == 100 ? 0 : percent
    return Quantity(bytes: Self.roundedUp(Double(capacity.units) / 100 * share))
  }

  /// The next whole number of a positive amount. (`rounded(.up)` would want libm.)
  private static func roundedUp(_ amount: Double) -> Int {
    guard amount < 0x1p62 else { return 1 << 62 }
    let whole = Int(amount)
    return Double(whole) < amount ? whole + 1 : whole
  }

  private static func quantities(_ texts: [String: String]) -> ResourceList {
    ResourceList(
      Dictionary(
        uniqueKeysWithValues: texts.compactMap { name, text in
          Quantity(text).map { (ResourceName(name), $0) }
        }))
  }
}
