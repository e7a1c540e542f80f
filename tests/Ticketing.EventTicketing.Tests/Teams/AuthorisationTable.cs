namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>Who may call which endpoint of the service.</summary>
internal static class AuthorisationTable
{
    public const string Rows =
        """
        DELETE /events/{eventId}/door-invitations/{invitationId:guid} → signed-in door:manage
        DELETE /events/{eventId}/door-staff/{userId} → signed-in door:manage
        DELETE /events/{id}/picture → sellers events:write
        DELETE /internal/tickets/withhold/{refundId:guid} → services
        DELETE /plans/{planId:guid} → sellers events:write
        DELETE /productions/{id}/picture → sellers events:write
        DELETE /series/{id}/picture → sellers events:write
        DELETE /super-venues/{id}/picture → sellers events:write
        DELETE /users/api-keys/{keyId:guid} → sellers keys:manage
        DELETE /users/me → signed-in
        DELETE /users/me/teams/{sellerId:guid} → signed-in
        DELETE /users/session → everybody
        DELETE /users/sessions → signed-in
        DELETE /users/team/invitations/{invitationId:guid} → sellers team:manage
        DELETE /users/team/members/{userId:guid} → sellers team:manage
        DELETE /venues/{id}/picture → sellers events:write
        GET /cities → everybody
        GET /cities/{cityId} → everybody
        GET /cities/{cityId}/productions → everybody
        GET /events → everybody events:read
        GET /events/calendar.ics → everybody
        GET /events/{eventId} → everybody
        GET /events/{eventId}/admissions → signed-in tickets:scan
        GET /events/{eventId}/attendee-rules → everybody
        GET /events/{eventId}/attendees → sellers orders:read
        GET /events/{eventId}/attendees/export → sellers orders:read
        GET /events/{eventId}/audit-log → sellers audit:read
        GET /events/{eventId}/calendar.ics → everybody
        GET /events/{eventId}/door-invitations → signed-in door:manage
        GET /events/{eventId}/door-staff → signed-in door:manage
        GET /events/{eventId}/drawing → everybody
        GET /events/{eventId}/figures → signed-in orders:read
        GET /events/{eventId}/figures/series → signed-in orders:read
        GET /events/{eventId}/figures/updates → signed-in orders:read
        GET /events/{eventId}/plan → sellers events:read
        GET /events/{eventId}/plan/export → sellers events:read
        GET /events/{eventId}/pricing → everybody
        GET /events/{eventId}/scan-conflicts → signed-in tickets:scan
        GET /events/{eventId}/scan-list → signed-in tickets:scan
        GET /events/{eventId}/seat-monitor → sellers events:write
        GET /events/{eventId}/tickets → everybody
        GET /internal/accounts → operators
        GET /internal/accounts/{userId:guid} → operators
        GET /internal/audit-log → operators
        GET /internal/city-pages/{cityId:long} → inside
        GET /internal/dead-letters → operators
        GET /internal/deleted-users → services
        GET /internal/ended-sessions → services
        GET /internal/event-directory → inside
        GET /internal/event-pages/{eventId} → inside
        GET /internal/figures/{eventId}/recount → operators
        GET /internal/film-pages/{cityId:long}/{productionId:long} → inside
        GET /internal/performer-pages → inside
        GET /internal/place-pages/{superVenueId:long} → inside
        GET /internal/seat-record/{event_id}/{section} → inside
        GET /internal/series-pages/{seriesId} → inside
        GET /internal/site-map → inside
        GET /internal/site-map/topics → inside
        GET /internal/site-map/{page:int} → inside
        GET /internal/tickets/orders/{orderId:guid}/documents → services
        GET /internal/users/contacts → services
        GET /pictures/{pictureId}/{form} → everybody
        GET /plans → sellers events:read
        GET /plans/templates → everybody
        GET /plans/{planId:guid} → sellers events:read
        GET /plans/{planId:guid}/drawing → sellers events:read
        GET /plans/{planId:guid}/export → sellers events:read
        GET /productions → everybody events:read
        GET /productions/{productionId} → everybody
        GET /productions/{productionId}/shows → everybody
        GET /search → everybody
        GET /sellers/me/figures → sellers orders:read
        GET /series → sellers events:read
        GET /series/{seriesId} → everybody events:read
        GET /series/{seriesId}/calendar.ics → everybody
        GET /super-venues → everybody events:read
        GET /super-venues/{superVenueId} → everybody
        GET /tickets/keys → everybody
        GET /tickets/orders/{orderId} → signed-in
        GET /tickets/orders/{orderId}/apple.pkpasses → signed-in
        GET /tickets/orders/{orderId}/attendees → signed-in
        GET /tickets/orders/{orderId}/calendar.ics → signed-in
        GET /tickets/orders/{orderId}/pdf → signed-in box-office:sell
        GET /tickets/orders/{orderId}/transfers → signed-in
        GET /tickets/orders/{orderId}/wallets → signed-in
        GET /tickets/{ticketId}/apple.pkpass → signed-in
        GET /tickets/{ticketId}/google-wallet → signed-in
        GET /tickets/{ticketId}/pdf → signed-in
        GET /tickets/{ticketId}/qr.png → signed-in
        GET /tickets/{ticketId}/qr.svg → signed-in
        GET /users/api-keys → sellers keys:manage
        GET /users/me → signed-in
        GET /users/me/doors → signed-in
        GET /users/me/export → signed-in
        GET /users/me/passkeys → signed-in
        GET /users/me/second-factor → signed-in
        GET /users/me/teams → signed-in
        GET /users/me/ticket-transfers → signed-in
        GET /users/sessions → signed-in
        GET /users/team → sellers team:manage
        GET /users/team/audit-log → sellers audit:read
        GET /venues/{venueId} → everybody
        PATCH /users/me → signed-in
        POST /cities → operators
        POST /events → sellers events:write
        POST /events/{eventId}/cancel → sellers events:cancel
        POST /events/{eventId}/close → sellers events:write
        POST /events/{eventId}/copy → sellers events:write
        POST /events/{eventId}/door-invitations → signed-in door:manage
        POST /events/{eventId}/edit → sellers events:write
        POST /events/{eventId}/end → sellers events:write
        POST /events/{eventId}/plan/preview → sellers events:write
        POST /events/{eventId}/publish → sellers events:write
        POST /events/{eventId}/reopen → sellers events:write
        POST /events/{eventId}/scans → signed-in tickets:scan
        POST /events/{eventId}/scans/batch → signed-in tickets:scan
        POST /events/{eventId}/scans/{scanId:guid}/undo → signed-in tickets:scan
        POST /events/{eventId}/ticket-lookups → signed-in tickets:scan
        POST /internal/account-mails/outcomes → services
        POST /internal/account-mails/take → services
        POST /internal/accounts/{userId:guid}/end-sessions → operators
        POST /internal/accounts/{userId:guid}/lock → operators
        POST /internal/accounts/{userId:guid}/remove-second-factor → operators
        POST /internal/accounts/{userId:guid}/unlock → operators
        POST /internal/audit-log/entries → services
        POST /internal/dead-letters/replay → operators
        POST /internal/documents/invoice → services
        POST /internal/figures/{eventId}/recount → operators
        POST /internal/order-search → services
        POST /internal/tickets/withhold → services
        POST /plans → sellers events:write
        POST /plans/check → sellers events:write
        POST /plans/import → sellers events:write
        POST /productions → sellers events:write
        POST /series → sellers events:write
        POST /series/preview → sellers events:write
        POST /series/{seriesId}/cancel → sellers events:cancel
        POST /series/{seriesId}/close → sellers events:write
        POST /series/{seriesId}/dates → sellers events:write
        POST /series/{seriesId}/edit → sellers events:write
        POST /series/{seriesId}/publish → sellers events:write
        POST /series/{seriesId}/reopen → sellers events:write
        POST /super-venues → sellers events:write
        POST /super-venues/{superVenueId}/venues → sellers events:write
        POST /tickets/orders/{orderId}/transfers → signed-in
        POST /users/api-keys → sellers keys:manage
        POST /users/api-keys/{keyId:guid}/resume → sellers keys:manage
        POST /users/email/verification → signed-in
        POST /users/email/verify → everybody
        POST /users/guests → everybody
        POST /users/guests/deletion → everybody
        POST /users/guests/deletion-link → signed-in
        POST /users/guests/sign-in → everybody
        POST /users/login → everybody
        POST /users/login/passkey → everybody
        POST /users/login/passkey/challenge → everybody
        POST /users/logout → signed-in
        POST /users/me/door-invitations/{invitationId:guid}/accept → signed-in
        POST /users/me/door-invitations/{invitationId:guid}/decline → signed-in
        POST /users/me/passkeys → signed-in
        POST /users/me/passkeys/challenge → signed-in
        POST /users/me/passkeys/{passkeyId:guid}/remove → signed-in
        POST /users/me/second-factor → signed-in
        POST /users/me/second-factor/confirm → signed-in
        POST /users/me/second-factor/remove → signed-in
        POST /users/me/team-invitations/{invitationId:guid}/accept → signed-in
        POST /users/me/team-invitations/{invitationId:guid}/decline → signed-in
        POST /users/me/ticket-transfers/{transferId:guid}/accept → signed-in
        POST /users/me/ticket-transfers/{transferId:guid}/decline → signed-in
        POST /users/me/ticket-transfers/{transferId:guid}/withdraw → signed-in
        POST /users/password/change → signed-in
        POST /users/password/forgot → everybody
        POST /users/password/reset → everybody
        POST /users/refresh → signed-in
        POST /users/register → everybody
        POST /users/session/renew → everybody
        POST /users/team/invitations → sellers team:manage
        POST /users/teams/{sellerId:guid}/token → signed-in
        POST /users/token → everybody
        PUT /cities/{cityId} → operators
        PUT /events/{eventId}/attendee-rules → sellers events:write
        PUT /events/{eventId}/plan → sellers events:write
        PUT /events/{eventId}/prices → sellers events:write
        PUT /events/{eventId}/pricing → sellers events:write
        PUT /events/{id}/picture → sellers events:write
        PUT /plans/{planId:guid} → sellers events:write
        PUT /productions/{id}/picture → sellers events:write
        PUT /productions/{productionId} → sellers events:write
        PUT /series/{id}/picture → sellers events:write
        PUT /super-venues/{id}/picture → sellers events:write
        PUT /super-venues/{superVenueId} → sellers events:write
        PUT /tickets/orders/{orderId}/attendees → signed-in
        PUT /users/team/members/{userId:guid} → sellers team:manage
        PUT /venues/{id}/picture → sellers events:write
        PUT /venues/{venueId} → sellers events:write
        """;
}
