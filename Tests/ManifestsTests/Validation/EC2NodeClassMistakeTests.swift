import Kubernetes
import Testing

@testable import Manifests

/// Every rule of an EC2NodeClass, broken once.
@Suite struct EC2NodeClassMistakeTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Members of the spec; those of `usual` that it names are left out.
    let spec: String
    let says: String

    init(_ name: String, _ spec: String, says: String) {
      testDescription = name
      self.spec = spec
      self.says = says
    }
  }

  private static let usual = [
    "role": "role: r", "amiSelectorTerms": "amiSelectorTerms: [{alias: al2023@latest}]",
    "subnetSelectorTerms": "subnetSelectorTerms: [{tags: {a: b}}]",
    "securityGroupSelectorTerms": "securityGroupSelectorTerms: [{tags: {a: b}}]",
  ]

  private func answers(_ spec: String) -> [String] {
    let rest = Self.usual.filter {
      !spec.contains("\($0.key):") && !($0.key == "role" && spec.contains("role"))
    }
    .sorted { $0.key < $1.key }.map { "  \($0.value)\n" }.joined()
    let yaml =
      "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: {name: default}\nspec:\n  \(spec)\n"
      + rest
    do throws(InvalidManifest) {
      _ = try Manifest.decodeAll(yaml)
      return []
    } catch {
      return error.problems.map { $0.upstreamText(isCustomResource: true) }
    }
  }

  @Test(
    "a rule that does not hold",
    arguments: [
      Row(
        "an empty role", "role: ''", says: "spec.role: Invalid value: \"string\": role cannot be empty"),
      Row(
        "no images at all", "amiSelectorTerms: []\n  amiFamily: AL2023",
        says:
          "spec.amiSelectorTerms: Invalid value: 0: spec.amiSelectorTerms in body should have at least 1 items"
      ),
      Row(
        "an AMI by half its id", "amiSelectorTerms: [{id: 0abc}]\n  amiFamily: AL2023",
        says:
          "spec.amiSelectorTerms[0].id: Invalid value: \"0abc\": spec.amiSelectorTerms[0].id in body should match 'ami-[0-9a-z]+'"
      ),
      Row(
        "an image by nothing", "amiSelectorTerms: [{owner: self}]\n  amiFamily: AL2023",
        says:
          "spec.amiSelectorTerms: Invalid value: \"array\": expected at least one, got none, ['tags', 'id', 'name', 'alias', 'ssmParameter']"
      ),
      Row(
        "an id with more", "amiSelectorTerms: [{id: ami-1, name: a}]\n  amiFamily: AL2023",
        says:
          "spec.amiSelectorTerms: Invalid value: \"array\": 'id' is mutually exclusive, cannot be set with a combination of other fields in amiSelectorTerms"
      ),
      Row(
        "an alias beside another term", "amiSelectorTerms: [{alias: al2023@latest}, {id: ami-1}]",
        says:
          "spec.amiSelectorTerms: Invalid value: \"array\": 'alias' is mutually exclusive, cannot be set with a combination of other amiSelectorTerms"
      ),
      Row(
        "an alias without version", "amiSelectorTerms: [{alias: al2023}]",
        says:
          "spec.amiSelectorTerms[0].alias: Invalid value: \"string\": 'alias' is improperly formatted, must match the format 'family@version'"
      ),
      Row(
        "a version of Windows", "amiSelectorTerms: [{alias: windows2022@v1}]",
        says:
          "spec.amiSelectorTerms[0].alias: Invalid value: \"string\": windows families may only specify version 'latest'"
      ),
      Row(
        "a family that is not the alias's", "amiFamily: Bottlerocket",
        says:
          "spec: Invalid value: \"object\": if set, amiFamily must be 'AL2023' or 'Custom' when using an AL2023 alias"
      ),
      Row(
        "no family and no alias", "amiSelectorTerms: [{id: ami-1}]",
        says:
          "spec: Invalid value: \"object\": must specify amiFamily if amiSelectorTerms does not contain an alias"
      ),
      Row(
        "a family that is gone", "amiFamily: Ubuntu",
        says:
          "spec.amiFamily: Unsupported value: \"Ubuntu\": supported values: \"AL2\", \"AL2023\", \"Bottlerocket\", \"Custom\", \"Windows2019\", \"Windows2022\", \"Windows2025\""
      ),
      Row(
        "a subnet by nothing", "subnetSelectorTerms: [{}]",
        says:
          "spec.subnetSelectorTerms: Invalid value: \"array\": expected at least one, got none, ['tags', 'id']"
      ),
      Row(
        "a subnet by half its id", "subnetSelectorTerms: [{id: '12'}]",
        says:
          "spec.subnetSelectorTerms[0].id: Invalid value: \"12\": spec.subnetSelectorTerms[0].id in body should match 'subnet-[0-9a-z]+'"
      ),
      Row(
        "a tag without value", "securityGroupSelectorTerms: [{tags: {a: ''}}]",
        says:
          "spec.securityGroupSelectorTerms[0].tags: Invalid value: \"object\": empty tag keys or values aren't supported"
      ),
      Row(
        "a group by name and more", "securityGroupSelectorTerms: [{name: a, tags: {b: c}}]",
        says:
          "spec.securityGroupSelectorTerms: Invalid value: \"array\": 'name' is mutually exclusive, cannot be set with a combination of other fields in a security group selector term"
      ),
      Row(
        "a reservation of no account", "capacityReservationSelectorTerms: [{tags: {a: b}, ownerID: me}]",
        says:
          "spec.capacityReservationSelectorTerms[0].ownerID: Invalid value: \"me\": spec.capacityReservationSelectorTerms[0].ownerID in body should match '^[0-9]{12}$'"
      ),
      Row(
        "a reservation by its owner alone", "capacityReservationSelectorTerms: [{ownerID: '123456789012'}]",
        says:
          "spec.capacityReservationSelectorTerms: Invalid value: \"array\": expected at least one, got none, ['tags', 'id', 'instanceMatchCriteria']"
      ),
      Row(
        "Karpenter's own tag", "tags: {karpenter.sh/nodepool: a}",
        says:
          "spec.tags: Invalid value: \"object\": tag contains a restricted tag matching karpenter.sh/nodepool"
      ),
      Row(
        "the cluster's own tag", "tags: {kubernetes.io/cluster/aula: owned}",
        says:
          "spec.tags: Invalid value: \"object\": tag contains a restricted tag matching kubernetes.io/cluster/"
      ),
      Row(
        "a disk of no size", "blockDeviceMappings: [{deviceName: /dev/xvda, ebs: {encrypted: true}}]",
        says:
          "spec.blockDeviceMappings[0].ebs: Invalid value: \"object\": snapshotID or volumeSize must be defined"
      ),
      Row(
        "a disk in bytes", "blockDeviceMappings: [{deviceName: /dev/xvda, ebs: {volumeSize: 20}}]",
        says:
          "spec.blockDeviceMappings[0].ebs.volumeSize: Invalid value: \"integer\": spec.blockDeviceMappings[0].ebs.volumeSize in body must be of type string: \"integer\""
      ),
      Row(
        "a disk in MiB", "blockDeviceMappings: [{deviceName: /dev/xvda, ebs: {volumeSize: 512Mi}}]",
        says:
          "spec.blockDeviceMappings[0].ebs.volumeSize: Invalid value: \"512Mi\": spec.blockDeviceMappings[0].ebs.volumeSize in body should match '\(UpstreamText.volumeSize)'"
      ),
      Row(
        "a rate without a snapshot",
        "blockDeviceMappings: [{deviceName: /dev/xvda, ebs: {volumeSize: 20Gi, volumeInitializationRate: 100}}]",
        says:
          "spec.blockDeviceMappings[0].ebs: Invalid value: \"object\": snapshotID must be set when volumeInitializationRate is set"
      ),
      Row(
        "two root volumes",
        "blockDeviceMappings: [{rootVolume: true, ebs: {volumeSize: 1Gi}}, {rootVolume: true, ebs: {volumeSize: 1Gi}}]",
        says:
          "spec.blockDeviceMappings: Invalid value: \"array\": must have only one blockDeviceMappings with rootVolume"
      ),
      Row(
        "too many hops", "metadataOptions: {httpPutResponseHopLimit: 65}",
        says:
          "spec.metadataOptions.httpPutResponseHopLimit: Invalid value: 65: spec.metadataOptions.httpPutResponseHopLimit in body should be less than or equal to 64"
      ),
      Row(
        "a share beyond all", "kubelet: {imageGCHighThresholdPercent: 101}",
        says:
          "spec.kubelet.imageGCHighThresholdPercent: Invalid value: 101: spec.kubelet.imageGCHighThresholdPercent in body should be less than or equal to 100"
      ),
      Row(
        "high not above low", "kubelet: {imageGCHighThresholdPercent: 50, imageGCLowThresholdPercent: 50}",
        says:
          "spec.kubelet: Invalid value: \"object\": imageGCHighThresholdPercent must be greater than imageGCLowThresholdPercent"
      ),
      Row(
        "a signal that is none", "kubelet: {evictionHard: {memory.free: 100Mi}}",
        says:
          "spec.kubelet.evictionHard: Invalid value: \"object\": valid keys for evictionHard are ['memory.available','nodefs.available','nodefs.inodesFree','imagefs.available','imagefs.inodesFree','pid.available']"
      ),
      Row(
        "a threshold in words", "kubelet: {evictionHard: {memory.available: little}}",
        says:
          "spec.kubelet.evictionHard.memory.available: Invalid value: \"little\": spec.kubelet.evictionHard.memory.available in body should match '\(UpstreamText.evictionThreshold)'"
      ),
      Row(
        "a reserve that is none", "kubelet: {kubeReserved: {gpu: '1'}}",
        says:
          "spec.kubelet.kubeReserved: Invalid value: \"object\": valid keys for kubeReserved are ['cpu','memory','ephemeral-storage','pid']"
      ),
      Row(
        "a reserve below nothing", "kubelet: {systemReserved: {cpu: -100m}}",
        says:
          "spec.kubelet.systemReserved: Invalid value: \"object\": systemReserved value cannot be a negative resource quantity"
      ),
      Row(
        "a soft threshold without any grace", "kubelet: {evictionSoft: {memory.available: 5%}}",
        says:
          "spec.kubelet: Invalid value: \"object\": no such key: evictionSoftGracePeriod evaluating rule: evictionSoft OwnerKey does not have a matching evictionSoftGracePeriod"
      ),
      Row(
        "a soft threshold without its grace",
        "kubelet: {evictionSoft: {memory.available: 5%, nodefs.available: 5%}, evictionSoftGracePeriod: {memory.available: 1m}}",
        says:
          "spec.kubelet: Invalid value: \"object\": evictionSoft OwnerKey does not have a matching evictionSoftGracePeriod"
      ),
      Row(
        "no primary interface",
        "networkInterfaces: [{networkCardIndex: 0, deviceIndex: 1, interfaceType: interface}]",
        says:
          "spec.networkInterfaces: Invalid value: \"array\": networkInterfaces must include a primary interface with interfaceType='interface'"
      ),
      Row(
        "one place twice",
        "networkInterfaces: [{networkCardIndex: 0, deviceIndex: 0, interfaceType: interface}, {networkCardIndex: 0, deviceIndex: 0, interfaceType: efa-only}]",
        says:
          "spec.networkInterfaces: Invalid value: \"array\": networkInterfaces must not have duplicate networkCardIndex and deviceIndex pairs, and can have at most one efa device per network card"
      ),
      Row(
        "connections without a timeout", "connectionTracking: {}",
        says:
          "spec.connectionTracking: Invalid value: \"object\": at least one of tcpEstablishedTimeout, udpStreamTimeout, or udpTimeout must be set"
      ),
      Row(
        "a timeout too short", "connectionTracking: {udpTimeout: 10}",
        says:
          "spec.connectionTracking.udpTimeout: Invalid value: 10: spec.connectionTracking.udpTimeout in body should be greater than or equal to 30"
      ),
      Row(
        "a group by name and id", "placementGroupSelector: {name: a, id: pg-1}",
        says: "spec.placementGroupSelector: Invalid value: \"object\": 'name' and 'id' are mutually exclusive"
      ),
      Row(
        "fewer prefixes than none", "ipPrefixCount: -1",
        says:
          "spec.ipPrefixCount: Invalid value: -1: spec.ipPrefixCount in body should be greater than or equal to 0"
      ),
    ])
  func rule(_ row: Row) { #expect(answers(row.spec) == [row.says]) }

  @Test("an empty list of subnets breaks two rules, as it does there")
  func emptySubnets() {
    #expect(
      answers("subnetSelectorTerms: []") == [
        "spec.subnetSelectorTerms: Invalid value: \"array\": subnetSelectorTerms cannot be empty",
        "spec.subnetSelectorTerms: Invalid value: \"array\": 'id' is mutually exclusive, cannot be set with a combination of other fields in a subnet selector term",
      ])
  }

  @Test(
    "sizes of disks",
    arguments: [
      ("20Gi", true), ("59000Gi", true), ("59001Gi", false), ("64000G", true), ("64001G", false),
      ("9Ti", true), ("57Ti", true), ("58Ti", true), ("19Ti", false), ("64T", true), ("65T", false),
      ("0Gi", false), ("20", false), ("1.5Ti", false),
    ])
  func volumeSizes(_ text: String, _ isAllowed: Bool) { #expect(VolumeSize.isAllowed(text) == isAllowed) }

  @Test("everything that the kind has, right")
  func whole() {
    #expect(
      answers(
        """
        role: KarpenterNodeRole-aula
          amiFamily: AL2023
          amiSelectorTerms: [{tags: {team: a}}, {name: my-ami, owner: self}, {id: ami-0abc}]
          subnetSelectorTerms: [{id: subnet-1}, {tags: {a: '*'}}]
          securityGroupSelectorTerms: [{name: nodes}, {id: sg-1}]
          capacityReservationSelectorTerms: [{id: cr-1}, {tags: {a: b}, ownerID: '123456789012'}]
          tags: {team: a}
          userData: 'x'
          context: c
          detailedMonitoring: true
          associatePublicIPAddress: false
          instanceStorePolicy: RAID0
          ipPrefixCount: 2
          kubelet: {maxPods: 110, podsPerCore: 10, clusterDNS: [10.0.0.10], cpuCFSQuota: true,
            evictionHard: {memory.available: 5%, nodefs.available: 10.5%}, evictionSoft: {memory.available: 500Mi},
            evictionSoftGracePeriod: {memory.available: 1m}, kubeReserved: {cpu: 200m}, systemReserved: {memory: 100Mi}}
          blockDeviceMappings: [{deviceName: /dev/xvda, rootVolume: true, ebs: {volumeSize: 100Gi, volumeType: gp3,
            iops: 3000, throughput: 125, encrypted: true, kmsKeyID: k, deleteOnTermination: true}}]
          metadataOptions: {httpEndpoint: enabled, httpTokens: required}
          networkInterfaces: [{networkCardIndex: 0, deviceIndex: 0, interfaceType: interface}]
          connectionTracking: {udpTimeout: 30}
          placementGroupSelector: {name: pg}
          cpuOptions: {nestedVirtualization: enabled}
        """
      ).isEmpty)
  }
}
