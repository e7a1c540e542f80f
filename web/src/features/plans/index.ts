export { plansQuery, planQuery, templatesQuery } from './queries';
