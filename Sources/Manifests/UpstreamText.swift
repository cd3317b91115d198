/// What kubectl and the API server print, word for word.
enum UpstreamText {
  // MARK: - Reading

  static let tooLarge = "the document is too large"
  static let quantityFormat =
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
  /// Go's complaint about a time, which names the first part that does not fit.
  static func badTime(_ text: String) -> String {
    let date = text.prefix(10)
    let isDate =
      date.utf8.count == 10
      && zip(date, "0000-00-00").allSatisfy { $1 == "0" ? $0.isNumber && $0.isASCII : $0 == $1 }
    let rest = isDate ? text.dropFirst(10) : text[...]
    return "parsing time \"\(text)\" as \"2006-01-02T15:04:05Z07:00\": "
      + "cannot parse \"\(rest)\" as \"\(isDate ? "T" : "2006")\""
  }

  // MARK: - Numbers and ranges

  static func atLeast(_ minimum: Int) -> String { "must be greater than or equal to \(minimum)" }
  static let greaterThanZero = "must be greater than zero"
  static func between(_ low: Int, _ high: Int) -> String { "must be between \(low) and \(high), inclusive" }
  static let weightRange = "must be in the range 1-100"
  static let mustBeInteger = "must be an integer"
  static func atMostBytes(_ count: Int) -> String { "must be no more than \(count) bytes" }

  // MARK: - Names

  static let nameRequired = "name or generateName is required"
  static let notOnThisType = "not allowed on this type"
  static let nonEmpty = "must be non-empty"
  static let noDots = "must not contain dots"

  private static let labelFormat = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
  private static let keyFormat = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"

  private static func format(_ message: String, _ pattern: String, _ examples: String...) -> String {
    let quoted = examples.map { "'\($0)', " }.joined(separator: " or ")
    return "\(message) (e.g. \(quoted)regex used for validation is '\(pattern)')"
  }

  static let dns1123Label = format(
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
      + "and must start and end with an alphanumeric character", labelFormat, "my-name", "123-abc")
  static let dns1123Subdomain = format(
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
      + "and must start and end with an alphanumeric character", "\(labelFormat)(\\.\(labelFormat))*",
    "example.com")
  static let dns1035Label = format(
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
      + "character, and end with an alphanumeric character", "[a-z]([-a-z0-9]*[a-z0-9])?", "my-name",
    "abc-123")
  static let qualifiedNamePart = format(
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
      + "character", keyFormat, "MyName", "my.name", "123-abc")
  static let qualifiedName =
    "a valid label key \(qualifiedNamePart) with an optional DNS subdomain prefix and '/' "
    + "(e.g. 'example.com/MyName')"
  static let labelValue = format(
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
      + "and must start and end with an alphanumeric character", "(\(keyFormat))?", "MyValue", "my_value",
    "12345")
  static let configMapKey = format(
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'", "[-._a-zA-Z0-9]+",
    "key.name", "KEY_NAME", "key-name")
  static let systemPriorityName =
    "priority class names with 'system-' prefix are reserved for system use only. error: "

  // MARK: - Pods

  static let imageBlanks = "must not have leading or trailing whitespace"
  static let standardResource = "must be a standard resource type or fully qualified"
  static let standardContainerResource = "must be a standard resource for containers"
  static func atMostLimit(_ resource: String, _ limit: String) -> String {
    "must be less than or equal to \(resource) limit of \(limit)"
  }
  static func equalToLimit(_ resource: String, _ limit: String) -> String {
    "must be equal to \(resource) limit of \(limit)"
  }
  static let limitRequired = "Limit must be set for non overcommitable resources"
  static let hostPortMatchesContainerPort = "must match `containerPort` when `hostNetwork` is true"
  static let portNameCharacters = "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"
  static let sidecarOnly = "may not be set for non-init containers"

  // MARK: - Selectors, affinity, tolerations

  static let invalidSelectorOperator = "not a valid selector operator"
  static let selectorValuesRequired = "must be specified when `operator` is 'In' or 'NotIn'"
  static let selectorValuesForbidden = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
  static let termSingleValue = "must be specified single value when `operator` is 'Lt' or 'Gt'"
  static let fieldSelectorSingleValue =
    "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
  static let labelKeysNeedSelector = "must not be specified when labelSelector is not set"
  static let keyInSelectorToo = "exists in both matchLabelKeys and labelSelector"
  static let keyMatchedAndMismatched = "exists in both matchLabelKeys and mismatchLabelKeys"
  static let fieldSelectorKeys = "not a valid field selector key"
  static let nodeSelectorTermRequired = "must have at least one node selector term"
  static let topologyKeyEmpty = "can not be empty"
  static let keyedOperator =
    "operator must be Exists when `key` is empty, which means \"match all values and all keys\""
  static let existsWithoutValue = "value must be empty when `operator` is 'Exists'"
  static let secondsNeedNoExecute = "effect must be 'NoExecute' when `tolerationSeconds` is set"
  static let minDomainsNeedDoNotSchedule =
    "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway"

  // MARK: - Workloads and policies

  static func emptySelector(_ kind: String) -> String { "empty selector is invalid for \(kind)" }
  static let selectorMismatch = "`selector` does not match template `labels`"
  static let fieldIsImmutable = "field is immutable"
  static let bothZero = "may not be 0 when `maxSurge` is 0"
  static let percentFormat = format(
    "a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", "1%", "93%")
  static let percentOver100 = "must not be greater than 100%"
  static let progressDeadline = "must be greater than minReadySeconds"
  static let bothAvailabilities = "minAvailable and maxUnavailable cannot be both set"
  static let maximumPriority = "maximum allowed value of a user defined priority is 1000000000"
  static let priorityImmutable = "may not be changed in an update."
  static func greaterThanMaximum(_ name: String, _ value: String, _ maximum: String) -> String {
    "\(name) value \(value) is greater than max value \(maximum)"
  }
  static func atMostCharacters(_ count: Int) -> String { "must be no more than \(count) characters" }
  static let zoneInSchedule = "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"
  static func badSchedule(_ schedule: String) -> String {
    let fields = schedule.split(separator: " ").map(String.init)
    if schedule.hasPrefix("@") { return "unrecognized descriptor: \(schedule)" }
    guard fields.count == 5 else {
      return "expected exactly 5 fields, found \(fields.count): [\(fields.joined(separator: " "))]"
    }
    return "failed to parse schedule: \(schedule)"
  }
  static func unknownTimeZone(_ name: String) -> String { "unknown time zone \(name)" }
  static let indexedNeedsCompletions = "when completion mode is Indexed"
  static let jobRestartPolicies = "valid values: \"OnFailure\", \"Never\""
  static let statefulSetImmutable =
    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
    + "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"
  static let isImmutableConfigMap = "field is immutable when `immutable` is set"
  static let podUpdateForbidden =
    "pod updates may not change fields other than `spec.containers[*].image`,"
    + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to "
    + "existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was "
    + "previously negative)"

  // MARK: - Autoscalers

  static let greaterThanNothing = "must be greater than 0"
  static let atLeastMinReplicas = "must be greater than or equal to `minReplicas`"
  static let atLeastZero = "must be greater or equal to zero"
  static func atMost(_ maximum: Int) -> String { "must be less than or equal to \(maximum)" }
  static let metricSourceRequired = "must populate information for the given metric source"
  static let mustBePositive = "must be positive"
  static let rawValueOrUtilization = "must set either a target raw value or a target utilization"
  static let notRawValueAndUtilization = "may not set both a target raw value and a target utilization"
  static let positiveAverageValue = "must specify a positive target averageValue"
  static let valueOrAverageValue = "must set either a target value or averageValue"
  static let metricValueOrPerPod = "must set either a target value for metric or a per-pod target"
  static let notMetricValueAndPerPod = "may not set both a target value for metric and a per-pod target"
  static func maxBelowMin(_ resource: String) -> String { "max resource for \(resource) is lower than min" }
  static func minAboveMaxReplicas(_ least: Int, _ most: Int) -> String {
    "MinReplicaCount=\(least) must be less than MaxReplicaCount=\(most)"
  }
  static func idleNotBelowMin(_ idle: Int, _ least: Int) -> String {
    "IdleReplicaCount=\(idle) must be less than MinReplicaCount=\(least)"
  }
  static let noTriggers = "no triggers defined in the ScaledObject/ScaledJob"

  // MARK: - Storage

  static let accessModeRequired = "at least 1 access mode is required"
  static let oncePodAlone = "may not use ReadWriteOncePod with other access modes"
  static let volumeTypeRequired = "must specify a volume type"
  static let localNeedsAffinity = "Local volume requires node affinity"
  static let claimImmutable =
    "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"
  static let claimShrinks = "field can not be less than status.capacity"
  static let volumeSourceImmutable = "spec.persistentvolumesource is immutable after creation"
  static func classUpdateForbidden(_ field: String) -> String { "updates to \(field) are forbidden." }

  // MARK: - Custom resources

  static func shouldMatch(path: FieldPath, pattern: String) -> String {
    shouldMatch(path: path.text(keysInBrackets: false), pattern: pattern)
  }
  static func shouldMatch(path: String, pattern: String) -> String {
    "\(path) in body should match '\(pattern)'"
  }
  static func shouldBeAtLeast(_ path: FieldPath, _ minimum: Int) -> String {
    "\(path) in body should be greater than or equal to \(minimum)"
  }
  static func shouldBeAtMost(_ path: FieldPath, _ maximum: Int) -> String {
    "\(path) in body should be less than or equal to \(maximum)"
  }
  static func shouldHaveAtLeast(_ path: FieldPath, _ minimum: Int) -> String {
    "\(path) in body should have at least \(minimum) items"
  }
  static func shouldBeAtLeastLong(_ path: FieldPath, _ minimum: Int) -> String {
    "\(path) in body should be at least \(minimum) chars long"
  }
  /// What is said when a rule in CEL cannot be evaluated.
  static func failedRule(_ error: String, _ message: String) -> String {
    "\(error) evaluating rule: \(message)"
  }
  static func noSuchKey(_ key: String) -> String { "no such key: \(key)" }
  static let noInteger = "type conversion error from 'string' to 'int'"
  static func mustBeOfType(_ path: String, _ wanted: String, _ found: String) -> String {
    "\(path) in body must be of type \(wanted): \"\(found)\""
  }
  static let rulesNotChecked =
    "<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; "
    + "correct the existing errors to complete validation"

  static let budgetNodes = "^((100|[0-9]{1,2})%|[0-9]+)$"
  static let budgetSchedule =
    #"^(@(annually|yearly|monthly|weekly|daily|midnight|hourly))|((.+)\s(.+)\s(.+)\s(.+)\s(.+))$"#
  static let qualifiedKey =
    #"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*(\/))?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$"#
  static let customLabelValue = "^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$"
  static let customQuantity =
    #"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$"#

  static let scheduleWithDuration = "'schedule' must be set with 'duration'"
  static let staticLimits = "only 'limits.nodes' is supported on static NodePools"
  static let staticWeight = "'weight' is not supported on static NodePools"
  static let staticTransition =
    "Cannot transition NodePool between static (replicas set) and dynamic (replicas unset) provisioning modes"
  static let inNeedsValues = "requirements with operator 'In' must have a value defined"
  static let bounds =
    "requirements operator 'Gt', 'Lt', 'Gte', or 'Lte' must have a single positive integer value"
  static let notInNeedsValues = "requirements with operator 'NotIn' must have a value defined"
  static let overlayBounds =
    "requirements operator 'Gt', 'Lt', 'Gte' or 'Lte' must have a single positive integer value"
  static let overlayPrice = #"^\d+(\.\d+)?$"#
  static let overlayPriceAdjustment =
    #"^(([+-]{1}(\d*\.?\d+))|(\+{1}\d*\.?\d+%)|(^(-\d{1,2}(\.\d+)?%)$)|(-100%))$"#
  static let overlayResource = "invalid resource restricted"
  static let priceOrAdjustment = "cannot set both 'price' and 'priceAdjustment'"
  static let minValues =
    "requirements with 'minValues' must have at least that many values specified in the 'values' field"
  static func restrictedDomain(_ domain: String) -> String { "label domain \"\(domain)\" is restricted" }
  static func restrictedLabel(_ label: String) -> String { "label \"\(label)\" is restricted" }
  static func mayNotBeEmpty(_ name: String) -> String { "\(name) may not be empty" }
  static func isImmutable(_ name: String) -> String { "\(name) is immutable" }

  // MARK: - AKSNodeClass, OCINodeClass

  static let fipsUnsupported = "FIPS is not yet supported for Ubuntu2404"
  static func exactlyOne(_ first: String, _ second: String) -> String {
    "must specify exactly one of ['\(first)', '\(second)']"
  }
  static let onePlacement =
    "At most one of capacityReservationConfigs, clusterPlacementGroupConfigs, or computeClusterConfig may be set"

  // MARK: - EC2NodeClass

  static let roleOrProfile = "must specify exactly one of ['role', 'instanceProfile']"
  static func cannotBeEmpty(_ name: String) -> String { "\(name) cannot be empty" }
  static let familyWithoutAlias = "must specify amiFamily if amiSelectorTerms does not contain an alias"
  static func familyOfAlias(_ family: String) -> String {
    "if set, amiFamily must be '\(family)' or 'Custom' when using \(family == "AL2" || family == "AL2023" ? "an" : "a") "
      + "\(family) alias"
  }
  static let aliasFormat = "'alias' is improperly formatted, must match the format 'family@version'"
  static let aliasFamily =
    "family is not supported, must be one of the following: 'al2', 'al2023', 'bottlerocket', 'windows2019', "
    + "'windows2022', 'windows2025'"
  static let windowsVersion = "windows families may only specify version 'latest'"
  static func atLeastOne(_ names: [String]) -> String {
    "expected at least one, got none, [\(names.map { "'\($0)'" }.joined(separator: ", "))]"
  }
  static func exclusive(_ name: String, with others: String) -> String {
    "'\(name)' is mutually exclusive, cannot be set \(others)"
  }
  static let emptyTags = "empty tag keys or values aren't supported"
  static let emptyTagKeys = "empty tag keys aren't supported"
  static func restrictedTag(_ tag: String) -> String { "tag contains a restricted tag matching \(tag)" }
  static let oneRootVolume = "must have only one blockDeviceMappings with rootVolume"
  static let snapshotOrSize = "snapshotID or volumeSize must be defined"
  static let snapshotWithRate = "snapshotID must be set when volumeInitializationRate is set"
  static let volumeSize =
    "^((?:[1-9][0-9]{0,3}|[1-4][0-9]{4}|[5][0-8][0-9]{3}|59000)Gi|(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|[6][0-3]"
    + "[0-9]{3}|64000)G|([1-9]||[1-5][0-7]|58)Ti|([1-9]||[1-5][0-9]|6[0-3]|64)T)$"
  static let evictionThreshold =
    #"^((\d{1,2}(\.\d{1,2})?|100(\.0{1,2})?)%||(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?)$"#
  static let accountID = "^[0-9]{12}$"
  static let primaryInterface =
    "networkInterfaces must include a primary interface with interfaceType='interface'"
  static let distinctInterfaces =
    "networkInterfaces must not have duplicate networkCardIndex and deviceIndex pairs, and can have at most "
    + "one efa device per network card"
  static let someTimeout =
    "at least one of tcpEstablishedTimeout, udpStreamTimeout, or udpTimeout must be set"
  static let nameOrID = "'name' and 'id' are mutually exclusive"

  /// How an id of AWS's is written.
  struct IDPattern {
    let text: String
    let prefix: String
    /// Whether nothing may stand before and after it.
    let isAnchored: Bool
  }

  static let imageID = IDPattern(text: "ami-[0-9a-z]+", prefix: "ami-", isAnchored: false)
  static let subnetID = IDPattern(text: "subnet-[0-9a-z]+", prefix: "subnet-", isAnchored: false)
  static let securityGroupID = IDPattern(text: "sg-[0-9a-z]+", prefix: "sg-", isAnchored: false)
  static let reservationID = IDPattern(text: "^cr-[0-9a-z]+$", prefix: "cr-", isAnchored: true)
  static let placementGroupID = IDPattern(text: "^pg-[0-9a-z]+$", prefix: "pg-", isAnchored: true)

  static let imageGarbageCollection =
    "imageGCHighThresholdPercent must be greater than imageGCLowThresholdPercent"
  static func validKeys(_ name: String, _ keys: [String]) -> String {
    "valid keys for \(name) are [\(keys.map { "'\($0)'" }.joined(separator: ","))]"
  }
  static func negativeReserve(_ name: String) -> String {
    "\(name) value cannot be a negative resource quantity"
  }
  static let softWithoutGrace = "evictionSoft OwnerKey does not have a matching evictionSoftGracePeriod"
  static let graceWithoutSoft = "evictionSoftGracePeriod OwnerKey does not have a matching evictionSoft"

  // MARK: - kube-scheduler's configuration

  static let positiveThreads = "should be an integer value greater than zero"
  static let greaterThan0 = "must be greater than 0"
  static let shorterThanInitialBackoff = "must be greater than or equal to PodInitialBackoffSeconds"
  static func outside(_ range: String) -> String { "not in valid range \(range)" }
  static let oneQueueSort = "only one queue sort plugin can be enabled"
  static let sameQueueSort = "must be the same for all profiles"
  static func leftPlugin(_ version: String) -> String {
    "was invalid in version \"\(version)\" (KubeSchedulerConfiguration is version \"\(version)\")"
  }
  static func wrongArguments(of plugin: String, _ kind: String) -> String {
    let group = "kubescheduler.config.k8s.io"
    return "args for plugin \(plugin) were not of type \(plugin)Args.\(group), got \(kind).\(group)"
  }
  static func bothZero(with other: String) -> String { "cannot be zero at the same time as \(other)" }
  static let groupWithSlash = "resource group name can't contain '/'"
  static func resourceWeight(_ resource: String) -> String {
    "resource weight of \(resource) not in valid range (0, 100]"
  }
  static let shapeWithoutPoints = "at least one point must be specified"
  static let unsortedShape = "values must be sorted in increasing order"
  static let mustBe1 = "must be 1"
  static let constraintsWithSystem = "when .defaultConstraints are not empty"
  static let selectorOfDefault = "constraint must not define a selector, as they deduced for each pod"
  static let negativeBindTimeout = "invalid BindTimeoutSeconds, should not be a negative value"
  static let storageShape =
    "unexpected field `shape`, remove it or turn on the feature gate StorageCapacityScoring"
  static let parsedInValues = "for 'in', 'notin' operators, values set can't be empty"
  static let parsedExistsValues = "values set must be empty for exists and does not exist"
  static let parsedBoundValues = "for 'Gt', 'Lt' operators, exactly one value is required"
  static let parsedBound = "for 'Gt', 'Lt' operators, the value must be an integer"
  static let oneElement = "must have one element"
}

extension UpstreamText.IDPattern {
  func matches(_ id: String) -> Bool {
    let isPart: (Character) -> Bool = { ("0"..."9").contains($0) || ("a"..."z").contains($0) }
    if isAnchored {
      return id.hasPrefix(prefix) && id.count > prefix.count && id.dropFirst(prefix.count).allSatisfy(isPart)
    }
    return id.ranges(of: prefix).contains { range in
      range.upperBound < id.endIndex && isPart(id[range.upperBound])
    }
  }
}
