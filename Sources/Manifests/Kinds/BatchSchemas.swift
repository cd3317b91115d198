import Kubernetes

extension Job: SchemaDescribed, KeepsInertFields {
  /// Before anything is read: only then is it known what was left out.
  private static let unwritten = Job().with {
    $0.parallelism = nil
    $0.completions = nil
  }

  public static let schema = Schema<Job>("Job", blank: unwritten) {
    Field.typeAndMetadata
    Field("spec", typeName: "JobSpec", blank: unwritten) { specFields }
    Field("status", \.status, .object(Status.schema))
  }

  /// A CronJob's: labels, annotations and spec.
  fileprivate static let templateSchema = Schema<Job>("JobTemplateSpec", blank: unwritten) {
    Field("metadata", \.metadata, .object(ObjectMeta.schema))
    Field("spec", typeName: "JobSpec", blank: unwritten) { specFields }
  }

  @FieldList<Job> private static var specFields: [Field<Job>] {
    Field("parallelism", optional: \.parallelism, .int32, default: "1")
    Field("completions", optional: \.completions, .int32)
    Field("completionMode", \.completionMode, .oneOf, default: "NonIndexed")
    Field("backoffLimit", \.backoffLimit, .int32, default: "6")
    Field("activeDeadlineSeconds", optional: \.activeDeadlineSeconds, .int64)
    Field("ttlSecondsAfterFinished", optional: \.ttlSecondsAfterFinished, .int32)
    Field("suspend", \.isSuspended, .bool, default: "false")
    Field("template", \.template, .object(PodTemplate.schema), isRequired: true)
    Field(inert: "selector", .any)
    Field(inert: "manualSelector", .boolean)
    Field(inert: "backoffLimitPerIndex", .int)
    Field(inert: "maxFailedIndexes", .int)
    Field(inert: "podFailurePolicy", .any)
    Field(inert: "podReplacementPolicy", .enumeration(["Failed", "TerminatingOrFailed"]))
    Field(inert: "successPolicy", .any)
    Field(inert: "managedBy", .string)
  }

  public var resource: KubernetesResource { .job(self) }
}

extension Job.Status {
  static let schema = Schema<Self>("JobStatus", blank: Self()) {
    Field("active", \.active, .int32)
    Field("ready", \.ready, .int32)
    Field("succeeded", \.succeeded, .int32)
    Field("failed", \.failed, .int32)
    Field("startTime", optional: \.startTime, .time)
    Field("completionTime", optional: \.completionTime, .time)
    Field("conditions", \.conditions, .conditions)
    Field(ignored: "terminating", .int)
    Field(ignored: "completedIndexes", .string)
    Field(ignored: "failedIndexes", .string)
    Field(ignored: "uncountedTerminatedPods", .any)
  }
}

extension CronJob: SchemaDescribed {
  public static let schema = Schema<CronJob>("CronJob", blank: CronJob()) {
    Field.typeAndMetadata
    Field("spec", typeName: "CronJobSpec", blank: CronJob()) {
      Field("schedule", \.schedule, .string, isRequired: true)
      Field("timeZone", optional: \.timeZone, .string)
      Field("concurrencyPolicy", \.concurrencyPolicy, .oneOf, default: "Allow")
      Field("suspend", \.isSuspended, .bool, default: "false")
      Field("startingDeadlineSeconds", optional: \.startingDeadlineSeconds, .int64)
      Field("successfulJobsHistoryLimit", \.successfulJobsHistoryLimit, .int32, default: "3")
      Field("failedJobsHistoryLimit", \.failedJobsHistoryLimit, .int32, default: "1")
      Field("jobTemplate", \.jobTemplate, .object(Job.templateSchema), isRequired: true)
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .cronJob(self) }
}

extension CronJob.Status {
  static let schema = Schema<Self>("CronJobStatus", blank: Self()) {
    Field("active", \.active, .list(of: .object(CronJob.ActiveJob.schema)))
    Field("lastScheduleTime", optional: \.lastScheduleTime, .time)
    Field("lastSuccessfulTime", optional: \.lastSuccessfulTime, .time)
  }
}

extension CronJob.ActiveJob {
  fileprivate static let schema = Schema<Self>(
    "ObjectReference", blank: Self(name: NamespacedName(namespace: "", name: ""), uid: UID(""))
  ) {
    Field("apiVersion", \.apiVersion, .string)
    Field("kind", \.kindName, .string)
    Field("namespace", \.namespaceText, .string)
    Field("name", \.nameText, .string)
    Field("uid", \.uid, .text)
    Field(ignored: "resourceVersion", .string)
  }

  fileprivate var apiVersion: String {
    get { Kind.job.apiVersion }
    set {}
  }
  fileprivate var kindName: String {
    get { Kind.job.name }
    set {}
  }
  fileprivate var namespaceText: String {
    get { name.namespace }
    set { name = NamespacedName(namespace: newValue, name: name.name) }
  }
  fileprivate var nameText: String {
    get { name.name }
    set { name = NamespacedName(namespace: name.namespace, name: newValue) }
  }
}
