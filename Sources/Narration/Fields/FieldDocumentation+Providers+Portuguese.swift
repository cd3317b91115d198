/// O que dizem o AKSNodeClass e o OCINodeClass: como o Karpenter lança máquinas na Azure e na OCI.
extension FieldDocumentation {
  static let portugueseProviderTexts: [String: String] = [
    "AKSNodeClass": "Como o Karpenter lança uma máquina na Azure: família de imagem, disco, subnet.",
    "OCINodeClass": "Como o Karpenter lança uma máquina na OCI: tamanhos, imagem, volume de boot, subnet.",

    "AKSNodeClassSpec.vnetSubnetID": "O resource id da subnet; sem ele, a do próprio cluster.",
    "AKSNodeClassSpec.osDiskSizeGB": "O disco do sistema em GB, que é o `ephemeral-storage` do nó.",
    "AKSNodeClassSpec.imageFamily":
      "`Ubuntu`, `Ubuntu2204`, `Ubuntu2404` ou `AzureLinux`. Vale a imagem mais nova; uma mais velha é drift.",
    "AKSNodeClassSpec.fipsMode": "`FIPS` para imagens com criptografia validada.",
    "AKSNodeClassSpec.tags": "Tags da Azure em tudo o que é criado. Podem mudar sem drift.",
    "AKSNodeClassSpec.maxPods":
      "O máximo de Pods num nó, de 10 a 250; sem ele são 250, porque os endereços são de uma rede overlay.",
    "AKSNodeClassStatus.images":
      "As imagens encontradas, as mais novas da família, com as máquinas para que servem.",
    "AKSNodeClassStatus.kubernetesVersion": "A versão que os nós novos recebem.",

    "OCINodeClassSpec.shapeConfigs":
      "Os tamanhos em que os shapes flexíveis são oferecidos. Sem nenhum, só há shapes fixos.",
    "OCINodeClassSpec.volumeConfig": "Os discos da máquina.",
    "OCINodeClassSpec.networkConfig": "Onde ficam as interfaces de rede da máquina.",
    "OCINodeClassSpec.kubeletConfig": "Ajustes do kubelet.",
    "OCINodeClassSpec.freeformTags": "Tags da OCI na máquina.",
    "ShapeConfig.ocpus": "OCPUs inteiras; cada uma são duas vCPUs, em Arm uma.",
    "ShapeConfig.memoryInGbs": "GB de memória; sem isso, a proporção do próprio shape.",
    "ShapeConfig.baselineOcpuUtilization":
      "`BASELINE_1_2` ou `BASELINE_1_8`: burstable, e paga-se essa fração. Nunca spot.",
    "VolumeConfig.bootVolumeConfig": "O volume de boot e a imagem nele.",
    "BootVolumeConfig.imageConfig": "Que imagem: por `imageId` ou por `imageFilter`.",
    "BootVolumeConfig.sizeInGBs": "O tamanho em GB, que é o `ephemeral-storage` do nó.",
    "ImageConfig.imageType": "`OKEImage`: a imagem sabe entrar no cluster.",
    "ImageConfig.imageFilter": "A imagem mais nova de um sistema operacional.",
    "ImageConfig.imageId": "Uma imagem pelo OCID.",
    "ImageSelectorTerm.osFilter": "O sistema operacional: `Oracle Linux`.",
    "ImageSelectorTerm.osVersionFilter": "A versão dele: `8`.",
    "NetworkConfig.primaryVnicConfig": "A interface principal.",
    "SimpleVnicConfig.subnetConfig": "A subnet, por `subnetId` ou `subnetFilter`.",
    "SubnetConfig.subnetId": "Uma subnet pelo OCID.",
    "OCINodeClassStatus.volume": "O que foi encontrado para os volumes.",
    "Volume.images": "As imagens encontradas.",
  ]
}
