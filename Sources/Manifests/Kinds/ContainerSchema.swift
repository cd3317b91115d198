import Kubernetes

extension Container: KeepsInertFields {
  static let schema = Schema<Container>("Container", blank: Container()) {
    Field("name", \.name, .string, isRequired: true)
    Field("image", \.image, .string)
    Field("command", \.command, .strings)
    Field("args", \.args, .strings)
    Field("env", \.env, .list(of: .object(EnvVar.schema), mergeKey: "name"))
    Field("ports", \.ports, .list(of: .object(ContainerPort.schema), mergeKey: "containerPort"))
    Field("resources", \.resources, .object(ResourceRequirements.schema), alwaysWritten: true)
    Field(
      "volumeMounts", \.volumeMounts, .list(of: .object(VolumeMount.schema), mergeKey: "mountPath"))
    Field("readinessProbe", optional: \.readinessProbe, .object(Probe.schema))
    Field("livenessProbe", optional: \.livenessProbe, .object(Probe.schema))
    Field("startupProbe", optional: \.startupProbe, .object(Probe.schema))
    Field("restartPolicy", optional: \.restartPolicy, .oneOf)
    Field("imagePullPolicy", \.imagePullPolicy, .string)
    Field(inert: "workingDir", .string)
    Field(
      inert: "envFrom",
      .list(of: [
        "prefix": .string, "configMapRef": ["name": .string, "optional": .boolean],
        "secretRef": ["name": .string, "optional": .boolean],
      ]))
    Field(inert: "securityContext", .containerSecurityContext)
    Field(
      inert: "lifecycle",
      ["postStart": .handler, "preStop": .handler, "stopSignal": .string])
    Field(inert: "terminationMessagePath", .string)
    Field(inert: "terminationMessagePolicy", .enumeration(["File", "FallbackToLogsOnError"]))
    Field(inert: "stdin", .boolean)
    Field(inert: "stdinOnce", .boolean)
    Field(inert: "tty", .boolean)
    Field(inert: "volumeDevices", .list(of: ["name": .string, "devicePath": .string]))
    Field(
      inert: "resizePolicy", .list(of: ["resourceName": .string, "restartPolicy": .string]))
    Field(inert: "restartPolicyRules", .list(of: .any))
  }
}

extension Shape {
  static let keyReference: Shape = ["name": .string, "key": .string, "optional": .boolean]

  fileprivate static let httpGet: Shape = [
    "path": .string, "port": .intOrString, "host": .string, "scheme": .string,
    "httpHeaders": .list(of: ["name": .string, "value": .string]),
  ]

  fileprivate static let handler: Shape = [
    "exec": ["command": .strings], "httpGet": .httpGet, "sleep": ["seconds": .int64],
    "tcpSocket": ["port": .intOrString, "host": .string],
  ]

  fileprivate static let capabilities: Shape = ["add": .strings, "drop": .strings]

  static let seccompProfile: Shape = ["type": .string, "localhostProfile": .string]

  static let seLinuxOptions: Shape = [
    "level": .string, "role": .string, "type": .string, "user": .string,
  ]

  fileprivate static let containerSecurityContext: Shape = [
    "allowPrivilegeEscalation": .boolean, "capabilities": .capabilities, "privileged": .boolean,
    "procMount": .string, "readOnlyRootFilesystem": .boolean, "runAsGroup": .int64,
    "runAsNonRoot": .boolean, "runAsUser": .int64, "seLinuxOptions": .seLinuxOptions,
    "seccompProfile": .seccompProfile, "appArmorProfile": .seccompProfile, "windowsOptions": .any,
  ]
}

extension ResourceRequirements: KeepsInertFields {
  static let schema = Schema<Self>("ResourceRequirements", blank: Self()) {
    Field("requests", \.requests, .resources)
    Field("limits", \.limits, .resources)
    Field(inert: "claims", .list(of: ["name": .string, "request": .string]))
  }
}

extension ContainerPort {
  static let schema = Schema<ContainerPort>("ContainerPort", blank: ContainerPort()) {
    Field("name", \.name, .string)
    Field("containerPort", \.containerPort, .int32, isRequired: true)
    Field("hostPort", \.hostPort, .int32)
    Field("hostIP", \.hostIP, .string)
    Field("protocol", \.protocol, .oneOf, default: "TCP")
  }
}

extension EnvVar: KeepsInertFields {
  static let schema = Schema<EnvVar>("EnvVar", blank: EnvVar()) {
    Field("name", \.name, .string, isRequired: true)
    Field("value", \.value, .string)
    Field(
      inert: "valueFrom",
      [
        "configMapKeyRef": .keyReference, "secretKeyRef": .keyReference,
        "fieldRef": ["fieldPath": .string, "apiVersion": .string],
        "resourceFieldRef": ["containerName": .string, "resource": .string, "divisor": .quantity],
        "fileKeyRef": .any,
      ])
  }
}

extension VolumeMount: KeepsInertFields {
  static let schema = Schema<VolumeMount>("VolumeMount", blank: VolumeMount()) {
    Field("name", \.name, .string, isRequired: true)
    Field("mountPath", \.mountPath, .string, isRequired: true)
    Field(inert: "readOnly", .boolean)
    Field(inert: "subPath", .string)
    Field(inert: "subPathExpr", .string)
    Field(inert: "mountPropagation", .string)
    Field(inert: "recursiveReadOnly", .string)
  }
}

extension Probe: KeepsInertFields {
  static let schema = Schema<Probe>("Probe", blank: Probe()) {
    Field("initialDelaySeconds", \.initialDelaySeconds, .int32)
    Field("periodSeconds", \.periodSeconds, .int32, default: "10")
    Field("timeoutSeconds", \.timeoutSeconds, .int32, default: "1")
    Field("successThreshold", \.successThreshold, .int32, default: "1")
    Field("failureThreshold", \.failureThreshold, .int32, default: "3")
    Field(inert: "terminationGracePeriodSeconds", .int64)
    Field(inert: "httpGet", .httpGet)
    Field(inert: "exec", ["command": .strings])
    Field(inert: "tcpSocket", ["port": .intOrString, "host": .string])
    Field(inert: "grpc", ["port": .int, "service": .string])
  }
}

extension Volume: KeepsInertFields {
  static let schema = Schema<Volume>("Volume", blank: Volume()) {
    Field("name", \.name, .string, isRequired: true)
    Field("persistentVolumeClaim", optional: \.persistentVolumeClaim, .object(ClaimSource.schema))
    Field(inert: "configMap", .fileSource(["name": .string, "optional": .boolean]))
    Field(inert: "secret", .fileSource(["secretName": .string, "optional": .boolean]))
    Field(inert: "emptyDir", ["medium": .string, "sizeLimit": .quantity])
    Field(inert: "hostPath", ["path": .string, "type": .string])
    Field(inert: "downwardAPI", ["defaultMode": .int, "items": .list(of: .any)])
    Field(inert: "projected", ["defaultMode": .int, "sources": .list(of: .any)])
    Field(inert: "nfs", ["server": .string, "path": .string, "readOnly": .boolean])
    Field(
      inert: "csi",
      [
        "driver": .string, "readOnly": .boolean, "fsType": .string, "volumeAttributes": .labels,
        "nodePublishSecretRef": ["name": .string],
      ])
    Field(inert: "ephemeral", .any)
    Field(inert: "image", ["reference": .string, "pullPolicy": .string])
    Field(
      inert: "awsElasticBlockStore",
      ["volumeID": .string, "fsType": .string, "partition": .int, "readOnly": .boolean])
    Field(inert: "iscsi", .any)
    Field(inert: "fc", .any)
  }
}

extension Shape {
  /// A volume filled from another object: which one, and which of its keys become which files.
  fileprivate static func fileSource(_ named: Shape) -> Shape {
    let items: Shape = [
      "defaultMode": .int, "items": .list(of: ["key": .string, "path": .string, "mode": .int]),
    ]
    return .object(ObjectShape("", named.fields + items.fields))
  }
}

extension Volume.ClaimSource {
  static let schema = Schema<Self>("PersistentVolumeClaimVolumeSource", blank: Self()) {
    Field("claimName", \.claimName, .string, isRequired: true)
    Field("readOnly", \.isReadOnly, .bool)
  }
}
