import { useTranslation } from "react-i18next"
import { PageHeader } from "../../ui/page-header"

export function InboxPage() {
  const { t } = useTranslation("conversations")
  return <PageHeader title={t("nav")} />
}
