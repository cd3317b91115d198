import Kubernetes
import Manifests

extension StatefulSet: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.statefulSets }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .statefulSet(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension ControllerRevision: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.controllerRevisions }
}

extension Job: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.jobs }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .job(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension CronJob: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.cronJobs }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .cronJob(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension HorizontalPodAutoscaler: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.horizontalPodAutoscalers }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .horizontalPodAutoscaler(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension VerticalPodAutoscaler: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.verticalPodAutoscalers }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .verticalPodAutoscaler(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension ScaledObject: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.scaledObjects }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .scaledObject(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}
