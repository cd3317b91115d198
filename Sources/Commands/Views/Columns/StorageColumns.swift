import Cluster
import Kubernetes
import Narration

extension KindPrinter {
  static let persistentVolume = KindPrinter(
    PersistentVolume.self,
    [
      .name,
      Column("CAPACITY") { "\($0.size)" },
      Column("ACCESS MODES", text: \.accessModes.columnText),
      Column("RECLAIM POLICY", text: \.reclaimPolicy.rawValue),
      Column("STATUS") { volume, _ in
        StyledText(volume.statusText, style: volume.phase == .bound ? .success : .warning)
      },
      Column("CLAIM") { $0.claim?.description ?? "" },
      Column("STORAGECLASS", text: \.storageClassName),
      Column("VOLUMEATTRIBUTESCLASS") { _ in "<unset>" },
      Column("REASON") { _ in "" },
      .age,
      Column("VOLUMEMODE", wide: true, text: \.volumeMode.rawValue),
    ])

  static let persistentVolumeClaim = KindPrinter(
    PersistentVolumeClaim.self,
    [
      .name,
      Column("STATUS") { claim, _ in
        StyledText(claim.statusText, style: claim.isBound ? .success : .warning)
      },
      Column("VOLUME", text: \.volumeName),
      Column("CAPACITY") { $0.capacity[.storage]?.description ?? "" },
      Column("ACCESS MODES") { $0.isBound ? $0.accessModes.columnText : "" },
      Column("STORAGECLASS", text: \.className),
      Column("VOLUMEATTRIBUTESCLASS") { _ in "<unset>" },
      .age,
      Column("VOLUMEMODE", wide: true, text: \.volumeMode.rawValue),
    ])

  static let storageClass = KindPrinter(
    StorageClass.self,
    [
      Column("NAME") { storageClass, _ in
        StyledText(
          storageClass.metadata.name + (storageClass.isDefault ? " (default)" : ""), style: .name)
      },
      Column("PROVISIONER", text: \.provisioner),
      Column("RECLAIMPOLICY", text: \.reclaimPolicy.rawValue),
      Column("VOLUMEBINDINGMODE", text: \.volumeBindingMode.rawValue),
      Column("ALLOWVOLUMEEXPANSION") { "\($0.allowsVolumeExpansion)" },
      .age,
    ])

  static let volumeAttachment = KindPrinter(
    VolumeAttachment.self,
    [
      .name,
      Column("ATTACHER", text: \.attacher),
      Column("PV", text: \.volumeName),
      Column("NODE", text: \.nodeName.text),
      Column("ATTACHED") { "\($0.isAttached)" },
      .age,
    ])

  static let csiNode = KindPrinter(
    CSINode.self, [.name, Column("DRIVERS") { "\($0.drivers.count)" }, .age])

  static let endpointSlice = KindPrinter(
    EndpointSlice.self,
    [
      .name,
      Column("ADDRESSTYPE", text: \.addressType),
      Column("PORTS") { slice in
        let ports = slice.ports.compactMap(\.port).map(String.init)
        return ports.isEmpty ? "<unset>" : ports.joined(separator: ",")
      },
      Column("ENDPOINTS") { slice in
        let addresses = slice.endpoints.flatMap(\.addresses)
        guard !addresses.isEmpty else { return "<unset>" }
        let shown = addresses.prefix(3).joined(separator: ",")
        return addresses.count > 3 ? "\(shown) + \(addresses.count - 3) more..." : shown
      },
      .age,
    ])
}

extension [VolumeAccessMode] {
  /// `RWO,ROX`: each once, in kubectl's own order.
  var columnText: String {
    VolumeAccessMode.allCases.filter(contains).map(\.abbreviation).joined(separator: ",")
  }
}

extension PersistentVolume {
  var statusText: String { metadata.isBeingDeleted ? "Terminating" : phase.rawValue }
}

extension PersistentVolumeClaim {
  var statusText: String { metadata.isBeingDeleted ? "Terminating" : phase.rawValue }
}
