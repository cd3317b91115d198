import Kubernetes

extension PersistentVolumeClaim: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<PersistentVolumeClaim>(
    "PersistentVolumeClaim", blank: PersistentVolumeClaim()
  ) {
    Field.typeAndMetadata
    Field("spec", typeName: "PersistentVolumeClaimSpec", blank: PersistentVolumeClaim()) {
      Field("accessModes", \.accessModes, .list(of: .oneOf))
      Field("resources", \.resources, .object(ResourceRequirements.schema))
      Field("storageClassName", optional: \.storageClassName, .string)
      Field("selector", optional: \.selector, .object(LabelSelector.schema))
      Field("volumeName", \.volumeName, .string)
      Field("volumeMode", \.volumeMode, .oneOf, default: "Filesystem")
      Field(inert: "dataSource", ["apiGroup": .string, "kind": .string, "name": .string])
      Field(
        inert: "dataSourceRef",
        ["apiGroup": .string, "kind": .string, "name": .string, "namespace": .string])
      Field(inert: "volumeAttributesClassName", .string)
    }
    Field("status", typeName: "PersistentVolumeClaimStatus", blank: PersistentVolumeClaim()) {
      Field("phase", \.phase, .oneOf)
      Field("capacity", \.capacity, .resources)
      Field(ignored: "accessModes", .strings)
      Field(ignored: "conditions", .list(of: .any))
      Field(ignored: "allocatedResources", .map(of: .quantity))
      Field(ignored: "allocatedResourceStatuses", .any)
      Field(ignored: "currentVolumeAttributesClassName", .string)
      Field(ignored: "modifyVolumeStatus", .any)
    }
  }

  public var resource: KubernetesResource { .persistentVolumeClaim(self) }
}

extension PersistentVolume: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<PersistentVolume>("PersistentVolume", blank: PersistentVolume()) {
    Field.typeAndMetadata
    Field("spec", typeName: "PersistentVolumeSpec", blank: PersistentVolume()) {
      Field("capacity", \.capacity, .resources)
      Field("accessModes", \.accessModes, .list(of: .oneOf))
      Field("claimRef", optional: \.claimForm, .object(ClaimForm.schema))
      Field(
        "persistentVolumeReclaimPolicy", \.reclaimPolicy, .oneOf, default: "Retain")
      Field("storageClassName", \.storageClassName, .string)
      Field("volumeMode", \.volumeMode, .oneOf, default: "Filesystem")
      Field("nodeAffinity", optional: \.affinityForm, .object(AffinityForm.schema))
      Field("csi", optional: \.csi, .object(CSISource.schema))
      Field(inert: "mountOptions", .strings)
      Field(inert: "volumeAttributesClassName", .string)
      Field(
        inert: "awsElasticBlockStore",
        ["volumeID": .string, "fsType": .string, "partition": .int, "readOnly": .boolean])
      Field(inert: "nfs", ["server": .string, "path": .string, "readOnly": .boolean])
      Field(inert: "hostPath", ["path": .string, "type": .string])
      Field(inert: "local", ["path": .string, "fsType": .string])
      Field(inert: "iscsi", .any)
      Field(inert: "fc", .any)
    }
    Field("status", typeName: "PersistentVolumeStatus", blank: PersistentVolume()) {
      Field("phase", \.phase, .oneOf)
      Field(ignored: "message", .string)
      Field(ignored: "reason", .string)
      Field(ignored: "lastPhaseTransitionTime", .time)
    }
  }

  public var resource: KubernetesResource { .persistentVolume(self) }

  /// The claim as a manifest refers to it.
  fileprivate struct ClaimForm: Sendable {
    var apiVersion = "v1"
    var kind = Kind.persistentVolumeClaim.name
    var namespace = ""
    var name = ""
    var uid = UID("")

    static let schema = Schema<ClaimForm>("ObjectReference", blank: ClaimForm()) {
      Field("apiVersion", \.apiVersion, .string)
      Field("kind", \.kind, .string)
      Field("namespace", \.namespace, .string)
      Field("name", \.name, .string)
      Field("uid", \.uid, .text)
      Field(ignored: "resourceVersion", .string)
      Field(ignored: "fieldPath", .string)
    }
  }

  fileprivate var claimForm: ClaimForm? {
    get { claim.map { ClaimForm(namespace: $0.namespace, name: $0.name, uid: claimUID) } }
    set {
      claim = newValue.map { NamespacedName(namespace: $0.namespace, name: $0.name) }
      claimUID = newValue?.uid ?? UID("")
    }
  }

  fileprivate struct AffinityForm: Sendable {
    struct Required: Sendable {
      var terms: [NodeSelectorTerm] = []

      static let schema = Schema<Required>("NodeSelector", blank: Required()) {
        Field("nodeSelectorTerms", \.terms, .list(of: .object(NodeSelectorTerm.schema)), isRequired: true)
      }
    }

    var required: Required?

    static let schema = Schema<AffinityForm>("VolumeNodeAffinity", blank: AffinityForm()) {
      Field("required", optional: \.required, .object(Required.schema))
    }
  }

  fileprivate var affinityForm: AffinityForm? {
    get { requiredNodeAffinity.map { AffinityForm(required: .init(terms: $0)) } }
    set { requiredNodeAffinity = newValue?.required?.terms }
  }
}

extension PersistentVolume.CSISource: KeepsInertFields {
  fileprivate static let schema = Schema<Self>("CSIPersistentVolumeSource", blank: Self()) {
    Field("driver", \.driver, .string, isRequired: true)
    Field("volumeHandle", \.volumeHandle, .string, isRequired: true)
    Field(inert: "fsType", .string)
    Field(inert: "readOnly", .boolean)
    Field(inert: "volumeAttributes", .labels)
    Field(inert: "controllerExpandSecretRef", .any)
    Field(inert: "controllerPublishSecretRef", .any)
    Field(inert: "nodeExpandSecretRef", .any)
    Field(inert: "nodePublishSecretRef", .any)
    Field(inert: "nodeStageSecretRef", .any)
  }
}

extension StorageClass: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<StorageClass>("StorageClass", blank: StorageClass()) {
    Field.typeAndMetadata
    Field("provisioner", \.provisioner, .string, isRequired: true)
    Field("parameters", \.parameters, .labels)
    Field("reclaimPolicy", \.reclaimPolicy, .oneOf([.delete, .retain]), default: "Delete")
    Field("volumeBindingMode", \.volumeBindingMode, .oneOf, default: "Immediate")
    Field("allowVolumeExpansion", \.allowsVolumeExpansion, .bool)
    Field("allowedTopologies", \.allowedTopologies, .list(of: .object(TopologyTerm.schema)))
    Field(inert: "mountOptions", .strings)
  }

  public var resource: KubernetesResource { .storageClass(self) }
}

extension StorageClass.TopologyTerm {
  fileprivate static let schema = Schema<Self>("TopologySelectorTerm", blank: Self()) {
    Field(
      "matchLabelExpressions", \.requirements, .list(of: .object(StorageClass.TopologyRequirement.schema)))
  }
}

extension StorageClass.TopologyRequirement {
  fileprivate static let schema = Schema<Self>(
    "TopologySelectorLabelRequirement", blank: Self(key: "", values: [])
  ) {
    Field("key", \.key, .string, isRequired: true)
    Field("values", \.values, .strings, isRequired: true)
  }
}
