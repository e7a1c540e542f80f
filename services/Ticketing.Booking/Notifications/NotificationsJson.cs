using System.Text.Json.Serialization;
using Ticketing.Booking.Notifications.Mail;

namespace Ticketing.Booking.Notifications;

/// <summary>JSON of notifications in answers and WebSocket frames: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(NotificationPage))]
[JsonSerializable(typeof(NotificationPush))]
[JsonSerializable(typeof(UnreadPush))]
[JsonSerializable(typeof(ReadAnswer))]
[JsonSerializable(typeof(MarkReadRequest))]
[JsonSerializable(typeof(Mail.ParkedMailsResponse))]
[JsonSerializable(typeof(RetriedMailsResponse))]
internal sealed partial class NotificationsJson : JsonSerializerContext;
