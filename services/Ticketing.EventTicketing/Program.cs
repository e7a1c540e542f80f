using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Attendees;
using Ticketing.EventTicketing.AuditTrail;
using Ticketing.EventTicketing.Desk;
using Ticketing.EventTicketing.Documents;
using Ticketing.EventTicketing.Door;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Figures;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Listings;
using Ticketing.EventTicketing.PersonalData;
using Ticketing.EventTicketing.Pictures;
using Ticketing.EventTicketing.Places;
using Ticketing.EventTicketing.Plans;
using Ticketing.EventTicketing.Productions;
using Ticketing.EventTicketing.Search;
using Ticketing.EventTicketing.SeatMonitor;
using Ticketing.EventTicketing.Series;
using Ticketing.EventTicketing.Teams;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Transfers;
using Ticketing.Messaging;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Consuming;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

Globalization.UseInvariantCulture();
if (Globalization.ExplainRefusal(VisibleText.CanNormalise) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTicketingApi();
builder.AddServiceDatabase<EventTicketingDbContext>("event-ticketing-db");
builder.Services.AddForwardedAddresses();
builder.Services.DescribeEventTicketing();

builder.AddAccounts();
builder.AddPlans();
builder.AddPlaces();
builder.AddProductions();
builder.AddEvents();
builder.AddSeries();
builder.AddPictures();
builder.AddTickets();
builder.AddSearch();
builder.AddFigures();
builder.AddSeatMonitor();
builder.AddAttendees();
builder.AddTransfers();
builder.AddDocuments();
builder.AddDoor();
builder.AddDesk();
builder.AddTeams();
builder.AddPersonalData();
builder.AddAuditTrail();
builder.AddTicketingMessaging(ServiceNames.EventTicketing);
builder.AddOutboxRelay();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseAuditedRequests();
app.UseTicketingApi();
app.UseRateLimiter();
app.MapDefaultEndpoints();
app.MapDeadLetters(Policies.Operator);

app.MapAccounts();
app.MapPlans();
app.MapPlaces();
app.MapProductions();
app.MapEvents();
app.MapSeries();
app.MapListings();
app.MapPictures();
app.MapTickets();
app.MapSearch();
app.MapFigures();
app.MapSeatMonitor();
app.MapAttendees();
app.MapTransfers();
app.MapDocuments();
app.MapDoor();
app.MapDesk();
app.MapTeams();
app.MapPersonalData();
app.MapAuditTrail();

await app.RunAsync();
return 0;
