/// What AKSNodeClass and OCINodeClass say: how Karpenter launches machines on Azure and on OCI.
extension FieldDocumentation {
  static let englishProviderTexts: [String: String] = [
    "AKSNodeClass": "How Karpenter launches a machine on Azure: image family, disk, subnet.",
    "OCINodeClass": "How Karpenter launches a machine on OCI: sizes, image, boot volume, subnet.",

    "AKSNodeClassSpec.vnetSubnetID": "The subnet's resource id; without it the cluster's own.",
    "AKSNodeClassSpec.osDiskSizeGB": "The system disk in GB, which is the node's `ephemeral-storage`.",
    "AKSNodeClassSpec.imageFamily":
      "`Ubuntu`, `Ubuntu2204`, `Ubuntu2404` or `AzureLinux`. Its newest image is used; an older one is drift.",
    "AKSNodeClassSpec.fipsMode": "`FIPS` for images with validated cryptography.",
    "AKSNodeClassSpec.tags": "Azure tags of all that is made. They may change without drift.",
    "AKSNodeClassSpec.maxPods":
      "The most Pods on a node, 10 to 250; 250 without it, as the nodes' addresses are an overlay.",
    "AKSNodeClassStatus.images": "The images found, newest of the family, with the machines each is for.",
    "AKSNodeClassStatus.kubernetesVersion": "The version that new nodes get.",

    "OCINodeClassSpec.shapeConfigs":
      "The sizes that flexible shapes are offered in. Without any, only fixed shapes are.",
    "OCINodeClassSpec.volumeConfig": "The machine's disks.",
    "OCINodeClassSpec.networkConfig": "Where the machine's network interfaces stand.",
    "OCINodeClassSpec.kubeletConfig": "The kubelet's settings.",
    "OCINodeClassSpec.freeformTags": "OCI tags of the machine.",
    "ShapeConfig.ocpus": "Whole OCPUs; one is two vCPUs, on Arm one.",
    "ShapeConfig.memoryInGbs": "GB of memory; without it the shape's own ratio.",
    "ShapeConfig.baselineOcpuUtilization":
      "`BASELINE_1_2` or `BASELINE_1_8`: burstable, and paid by that share. Never spot.",
    "VolumeConfig.bootVolumeConfig": "The boot volume, and the image on it.",
    "BootVolumeConfig.imageConfig": "Which image: by `imageId`, or by `imageFilter`.",
    "BootVolumeConfig.sizeInGBs": "Its size in GB, which is the node's `ephemeral-storage`.",
    "ImageConfig.imageType": "`OKEImage`: the image knows how to join the cluster.",
    "ImageConfig.imageFilter": "The newest image of an operating system.",
    "ImageConfig.imageId": "One image by its OCID.",
    "ImageSelectorTerm.osFilter": "The operating system: `Oracle Linux`.",
    "ImageSelectorTerm.osVersionFilter": "Its version: `8`.",
    "NetworkConfig.primaryVnicConfig": "The main interface.",
    "SimpleVnicConfig.subnetConfig": "The subnet, by `subnetId` or `subnetFilter`.",
    "SubnetConfig.subnetId": "One subnet by its OCID.",
    "OCINodeClassStatus.volume": "What was found for the volumes.",
    "Volume.images": "The images found.",
  ]
}
