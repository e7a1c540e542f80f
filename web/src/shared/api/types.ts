/** The names that the pages use for the schemas of docs/openapi. Money is in minor units; times are RFC 3339 in UTC. */
import type { components as EventComponents, paths as EventPaths } from './generated/events';
import type { components as OrderComponents, paths as OrderPaths } from './generated/orders';
import type { components as SeatComponents, paths as SeatPaths } from './generated/seats';

/** Every endpoint that the gateway routes. */
export type ApiPaths = EventPaths & OrderPaths & SeatPaths;

type EventSchemas = EventComponents['schemas'];
type OrderSchemas = OrderComponents['schemas'];
type SeatSchemas = SeatComponents['schemas'];

export type ProblemDetails = EventSchemas['Problem'];

export type User = EventSchemas['UserAnswer'];
export type Session = EventSchemas['TokenAnswer'];
/** One of the places where the user is signed in. */
export type SignedInPlace = EventSchemas['SessionAnswer'];
/** What an authenticator is asked; its answers are below. */
export type PasskeyChallenge = EventSchemas['PasskeyChallengeAnswer'];
export type NewPasskey = EventSchemas['AddPasskeyRequest'];
export type SignedByPasskey = EventSchemas['PasskeyLogInRequest'];
export type Passkey = EventSchemas['PasskeyAnswer'];
/** The roles that a person can register with. */
export type Role = EventSchemas['RegisterUserRequest']['role'];

/** The languages of mails. */
export type MailLocale = 'en' | 'zh-Hant';

export type EventSummary = EventSchemas['EventSummaryAnswer'];
export type EventDetail = EventSchemas['EventAnswer'];
export type Pricing = EventSchemas['PricingAnswer'];
export type NewPricing = EventSchemas['PricingRequest'];
export type EventStatus = EventDetail['status'];
export type SectionPlan = EventSchemas['SectionAnswer'];
export type SubsectionPlan = EventSchemas['SubsectionAnswer'];
/** Where seats are. */
export type Drawing = EventSchemas['DrawingAnswer'];
export type Plan = EventSchemas['PlanAnswer'];
export type PlanDocument = EventSchemas['PlanDocument'];
/** A plan of an event, and its change while seats are sold. */
export type EventPlan = EventSchemas['EventPlanAnswer'];
export type ChangePlan = EventSchemas['ChangePlanRequest'];
export type PlanChange = EventSchemas['PlanChangeAnswer'];
export type PlanTemplate = EventSchemas['PlanTemplateAnswer'];
export type NewEvent = EventSchemas['EventDraft'];
export type NewSubsection = EventSchemas['SubsectionDraft'];

export type City = EventSchemas['CityAnswer'];
export type Production = EventSchemas['ProductionAnswer'];
export type CityProduction = EventSchemas['CityProductionAnswer'];
export type SuperVenue = EventSchemas['SuperVenueAnswer'];
export type SuperVenueDetails = EventSchemas['SuperVenueDetailsAnswer'];
export type Venue = EventSchemas['VenueAnswer'];
export type NewSuperVenue = EventSchemas['SuperVenueRequest'];
export type NewProduction = EventSchemas['ProductionRequest'];
/** An address of a seller's own system that is told of orders. Its secret is in the answer that made it. */
export type Webhook = OrderSchemas['WebhookResponse'];
/** The shows of one film in one venue. */
export type FoundVenue = EventSchemas['SearchVenueAnswer'];
export type FoundShow = EventSchemas['SearchEventAnswer'];
export type ShowKind = Production['kind'];
export type NewSeries = EventSchemas['CreateSeriesRequest'];
/** Times on days, by the clock at the venue. */
export type DateRule = EventSchemas['DateRule'];
export type Series = EventSchemas['SeriesAnswer'];
export type SeriesChanges = EventSchemas['EditSeriesRequest'];
export type PublishedSeries = EventSchemas['PublishSeriesAnswer'];
/** An event as the list of its series shows it. */
export type Show = EventSchemas['ShowAnswer'];
export type Picture = EventSchemas['Picture'];

/** What an event holds, sold and took. */
export type Figures = EventSchemas['FiguresAnswer'];
export type FigureCounts = EventSchemas['FigureCounts'];
export type FigurePoint = EventSchemas['FigurePoint'];
export type FigureStep = EventSchemas['FigureSeriesAnswer']['step'];
export type EventFigures = EventSchemas['EventFiguresAnswer'];
/** A seat as it is recorded, and whose it is. */
export type MonitoredSeat = EventSchemas['MonitoredSeat'];

export type AttendeeRules = EventSchemas['AttendeeRulesAnswer'];
export type AttendeeRulesDraft = EventSchemas['AttendeeRulesRequest'];
export type AttendeeQuestion = EventSchemas['AttendeeQuestion'];
/** What an event asks of an order, and what was answered. */
export type OrderAttendees = EventSchemas['OrderAttendeesAnswer'];
export type OrderAnswers = EventSchemas['OrderAttendeesRequest'];
export type Attendee = EventSchemas['AttendeeAnswer'];
/** Tickets that are offered to another person, and what became of it. */
export type Transfer = EventSchemas['TransferAnswer'];
export type OrderTransfers = EventSchemas['OrderTransfersAnswer'];

export type SectionAvailability = SeatSchemas['SectionSummary'];
export type SubsectionCounts = SeatSchemas['SubsectionSummary'];
export type SubsectionSeats = SeatSchemas['SubsectionSeats'];

export type Order = OrderSchemas['OrderResponse'];
export type OrderStatus = Order['status'];
export type OrderSeat = OrderSchemas['OrderSeat'];
export type SeatPlace = OrderSchemas['LostSeat'];
export type Allotment = OrderSchemas['AllotmentResponse'];
export type NewAllotment = OrderSchemas['CreateAllotmentRequest'];
export type DeskSale = OrderSchemas['DeskSaleResponse'];
export type NewDeskSale = OrderSchemas['SellAtDeskRequest'];
export type TillReport = OrderSchemas['TillReport'];
export type Reseat = OrderSchemas['ReseatResponse'];
export type NewReseat = OrderSchemas['ReseatRequest'];
export type NewOrder = OrderSchemas['CreateOrderRequest'];
export type Code = OrderSchemas['CodeResponse'];
export type NewCodes = OrderSchemas['CreateCodesRequest'];
export type CreatedCodes = OrderSchemas['CreatedCodesResponse'];
export type CodeLookUp = OrderSchemas['CodeLookUp'];
export type CodeLookUpRequest = OrderSchemas['LookUpCodeRequest'];
export type CodePreview = OrderSchemas['CodePreview'];
export type RefundQuote = OrderSchemas['RefundQuote'];

export type WaitlistEntry = OrderSchemas['WaitlistEntryResponse'];
export type WaitlistStatus = WaitlistEntry['status'];
export type NewWaitlistEntry = OrderSchemas['JoinWaitlistRequest'];

export type Queue = OrderSchemas['QueueResponse'];
export type QueuePlace = OrderSchemas['QueuePlaceResponse'];
export type QueueEntry = OrderSchemas['QueueEntryResponse'];

export type Notification = OrderSchemas['NotificationResponse'];

/** What stands on a seller's invoices. */
export type Invoicing = OrderSchemas['InvoicingResponse'];
export type NewInvoicing = OrderSchemas['InvoicingRequest'];
export type Invoice = OrderSchemas['InvoiceResponse'];
export type InvoiceRecipient = OrderSchemas['InvoiceRecipientRequest'];
export type InvoiceList = OrderSchemas['InvoiceList'];
export type SettlementLine = OrderSchemas['SettlementLine'];
export type FoundOrderPage = OrderSchemas['FoundOrderPage'];

export type Team = EventSchemas['TeamAnswer'];
export type TeamMember = EventSchemas['TeamMemberAnswer'];
export type TeamInvitation = EventSchemas['TeamInvitationAnswer'];
export type TeamRole = TeamMember['role'];
export type MyTeam = EventSchemas['MyTeamAnswer'];
export type MyTeamInvitation = EventSchemas['MyTeamInvitationAnswer'];
export type ActingToken = EventSchemas['ActingTokenAnswer'];
export type ApiKey = EventSchemas['ApiKeyAnswer'];
export type CreatedApiKey = EventSchemas['CreatedApiKeyAnswer'];
/** An entry of the audit log. */
export type AuditLine = EventSchemas['AuditLine'];

export type BookedTicket = EventSchemas['MyTicketAnswer'];
export type EventOnTickets = EventSchemas['MyTicketsEvent'];
export type TicketKeys = EventSchemas['TicketKeysAnswer'];

export type ScanRequest = EventSchemas['ScanRequest'];
export type ScanAnswer = EventSchemas['ScanAnswer'];
export type ScanEntry = EventSchemas['ScanEntryAnswer'];
export type ScanOutcome = ScanAnswer['outcome'];
export type ScanPlace = EventSchemas['ScanPlace'];
export type ScannedTicket = EventSchemas['ScannedTicket'];
export type ScanConflict = EventSchemas['ScanConflict'];
export type LookedUpTicket = EventSchemas['LookedUpTicket'];
export type MyDoor = EventSchemas['MyDoorAnswer'];
export type MyDoorInvitation = EventSchemas['MyDoorInvitationAnswer'];
export type Admissions = EventSchemas['AdmissionsAnswer'];

/** What other people offer of an event, what one offers oneself, and what a seller allows. */
export type ResaleOffers = OrderSchemas['ResaleOffersResponse'];
export type ResaleOffer = OrderSchemas['ResaleOffer'];
export type MyResale = OrderSchemas['MyResaleResponse'];
export type ResaleTerms = OrderSchemas['ResaleTermsResponse'];
