export { AttendeeList } from './AttendeeList';
export { AttendeeRulesForm } from './AttendeeRulesForm';
export { WhoComes } from './WhoComes';
